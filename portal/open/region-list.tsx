/** The frame of a list that is kept by region: the choice of the region, the list as it stands, and the next page. */
import type { ReactNode } from 'react';
import { useAddress } from './address.ts';
import { useAsked } from './asked.ts';
import { RegionChoice } from './region-choice.tsx';
import { readRules, regionIn } from './rules.ts';
import { Answered, Notice } from './states.tsx';

interface ListPage<T> {
  readonly entries: readonly T[];
  readonly next: string | null;
}

interface Asking {
  readonly region: string;
  readonly cursor: string | undefined;
}

interface Props<T> {
  readonly path: string;
  /** Other members of the address that the list depends on; they stay from page to page. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly ask: (asking: Asking, signal: AbortSignal) => Promise<ListPage<T>>;
  /** Further choices, below the one of the region. */
  readonly choices?: (region: string) => ReactNode;
  readonly nothing: string;
  readonly children: (entry: T) => ReactNode;
}

/** `children` is one entry, a list item with its key. */
export const RegionList = <T,>({ path, filters = {}, ask, choices, nothing, children }: Props<T>) => {
  const { query } = useAddress();
  const asked = useAsked(query.toString(), async (signal) => {
    const { regions } = await readRules();
    const region = regionIn({ regions }, query.get('region'))?.regionId;
    const list = region && (await ask({ region, cursor: query.get('cursor') ?? undefined }, signal));
    return { regions, region, list };
  });
  return (
    <Answered of={asked}>
      {({ regions, region, list }) => {
        if (!region || !list)
          return (
            <Notice title="没有这个地区">
              <p>
                <a href={path}>查看本市的</a>
              </p>
            </Notice>
          );
        const next = list.next && `${path}?${new URLSearchParams({ region, ...filters, cursor: list.next })}`;
        return (
          <>
            <RegionChoice regions={regions} current={region} path={path} />
            {choices?.(region)}
            {list.entries.length === 0 ? (
              <p className="nothing">{nothing}</p>
            ) : (
              <ul className="entries">{list.entries.map(children)}</ul>
            )}
            {next && (
              <p className="actions">
                <a className="button plain" href={next}>
                  下一页
                </a>
              </p>
            )}
          </>
        );
      }}
    </Answered>
  );
};

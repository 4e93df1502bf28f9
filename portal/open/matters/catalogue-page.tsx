/** The catalogue of matters: what can be done by promise, by city and kind. */
import type { EntryOf } from '../../api/operations.ts';
import { useAddress } from '../address.ts';
import { call, useAsked } from '../asked.ts';
import { Page } from '../page.tsx';
import { RegionChoice } from '../region-choice.tsx';
import { readRules, regionIn } from '../rules.ts';
import { Answered, Notice } from '../states.tsx';

type Matter = EntryOf<'listMatters'>;
type Kind = Matter['kind'];

const kinds = [
  ['businessLicenseMatter', '涉企经营许可事项'],
  ['proofMatter', '证明事项'],
  ['other', '其他事项'],
] as const satisfies readonly (readonly [Kind, string])[];

const kindIn = (text: string | null): Kind | undefined => kinds.find(([kind]) => kind === text)?.[0];

export const CataloguePage = () => {
  const { query } = useAddress();
  const kind = kindIn(query.get('kind'));
  const cursor = query.get('cursor') ?? undefined;
  const asked = useAsked(query.toString(), async (signal) => {
    const rules = await readRules();
    const region = regionIn(rules, query.get('region'));
    const list =
      region && (await call('listMatters', { query: { region: region.regionId, kind, cursor } }, { signal }));
    return { regions: rules.regions, region, list };
  });
  return (
    <Page
      title="办事目录和承诺"
      lead="这些事项可以用书面承诺代替一部分材料，或者先办理、后补材料。是否承诺由您自愿选择，不承诺的按一般程序办理。"
    >
      <Answered of={asked}>
        {({ regions, region, list }) =>
          region === undefined || list === undefined ? (
            <Notice title="没有这个地区">
              <p>
                <a href="/matters">查看本市的目录</a>
              </p>
            </Notice>
          ) : (
            <>
              <RegionChoice regions={regions} current={region.regionId} path="/matters" />
              <KindChoice region={region.regionId} current={kind} />
              <Matters entries={list.entries} />
              {list.next !== null && (
                <p className="actions">
                  <a className="button plain" href={addressOf(region.regionId, kind, list.next)}>
                    下一页
                  </a>
                </p>
              )}
            </>
          )
        }
      </Answered>
    </Page>
  );
};

const addressOf = (region: string, kind?: Kind, cursor?: string): string =>
  `/matters?${new URLSearchParams({ region, ...(kind && { kind }), ...(cursor && { cursor }) })}`;

const KindChoice = ({ region, current }: { readonly region: string; readonly current: Kind | undefined }) => (
  <nav className="choice" aria-label="事项类别">
    <a href={addressOf(region)} aria-current={current === undefined ? 'true' : undefined}>
      全部
    </a>
    {kinds.map(([kind, label]) => (
      <a key={kind} href={addressOf(region, kind)} aria-current={current === kind ? 'true' : undefined}>
        {label}
      </a>
    ))}
  </nav>
);

const Matters = ({ entries }: { readonly entries: readonly Matter[] }) =>
  entries.length === 0 ? (
    <p className="nothing">这一类还没有公布的事项。</p>
  ) : (
    <ul className="entries">
      {entries.map((matter) => (
        <li key={matter.matterId} className="card">
          <p className="entry-head">
            <a href={`/matters/${matter.matterId}`}>{matter.name}</a>
            {matter.excluded === null ? (
              matter.decidedOnTheSpot && <span className="tag full">当场决定</span>
            ) : (
              <span className="tag unset">不适用告知承诺</span>
            )}
          </p>
          <p>{matter.description}</p>
          <p className="help">
            {matter.unit.name}，{matter.kindLabel}
            {matter.excluded === null && `，承诺类型：${matter.commitmentTypeLabel}`}
          </p>
        </li>
      ))}
    </ul>
  );

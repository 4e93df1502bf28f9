/** Random inspections (双随机): what was announced and what was drawn. */
import type { EntryOf } from '../../api/operations.ts';
import { instantText } from '../../shown/dates.ts';
import { drawStateText, sizeText } from '../../shown/draws.ts';
import { useAddress } from '../address.ts';
import { call, useAsked } from '../asked.ts';
import { Page } from '../page.tsx';
import { RegionChoice } from '../region-choice.tsx';
import { readRules, regionIn } from '../rules.ts';
import { Answered, Notice } from '../states.tsx';

type Draw = EntryOf<'listPublicInspectionDraws'>;

export const DrawsPage = () => {
  const { query } = useAddress();
  const cursor = query.get('cursor') ?? undefined;
  const asked = useAsked(query.toString(), async (signal) => {
    const rules = await readRules();
    const region = regionIn(rules, query.get('region'));
    const list =
      region && (await call('listPublicInspectionDraws', { query: { region: region.regionId, cursor } }, { signal }));
    return { regions: rules.regions, region, list };
  });
  return (
    <Page
      title="随机抽查"
      lead="检查哪些承诺、由谁检查，都是随机抽取的。先公告、后抽取，任何人都可以按公开的证明重新抽一遍。"
    >
      <Answered of={asked}>
        {({ regions, region, list }) =>
          region === undefined || list === undefined ? (
            <Notice title="没有这个地区">
              <p>
                <a href="/inspections">查看本市的抽查</a>
              </p>
            </Notice>
          ) : (
            <>
              <RegionChoice regions={regions} current={region.regionId} path="/inspections" />
              {list.entries.length === 0 ? (
                <p className="nothing">还没有公告过随机抽查。</p>
              ) : (
                <ul className="entries">
                  {list.entries.map((draw) => (
                    <DrawEntry key={draw.drawId} draw={draw} />
                  ))}
                </ul>
              )}
              {list.next !== null && (
                <p className="actions">
                  <a
                    className="button plain"
                    href={`/inspections?${new URLSearchParams({ region: region.regionId, cursor: list.next })}`}
                  >
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

const DrawEntry = ({ draw }: { readonly draw: Draw }) => (
  <li className="card">
    <p className="entry-head">
      <a href={`/inspections/${draw.drawId}`}>
        {draw.unit.name}，{instantText(draw.announcedAt)}公告
      </a>
      <span className={`tag ${draw.revealedAt === null ? 'unset' : 'full'}`}>{drawStateText(draw)}</span>
    </p>
    <p className="help">
      抽取{sizeText(draw.size)}，每件{draw.inspectorsPerCase}名检查人员
      {draw.heldAt !== null && `；从${draw.poolSize}件中抽出${draw.selectedCount}件`}
    </p>
  </li>
);

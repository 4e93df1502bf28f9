/** Random inspections (双随机): what was announced and what was drawn. */
import type { EntryOf } from '../../api/operations.ts';
import { instantText } from '../../shown/dates.ts';
import { drawStateText, sizeText } from '../../shown/draws.ts';
import { call } from '../asked.ts';
import { Page } from '../page.tsx';
import { RegionList } from '../region-list.tsx';

type Draw = EntryOf<'listPublicInspectionDraws'>;

export const DrawsPage = () => (
  <Page
    title="随机抽查"
    lead="检查哪些承诺、由谁检查，都是随机抽取的。先公告、后抽取，任何人都可以按公开的证明重新抽一遍。"
  >
    <RegionList
      path="/inspections"
      ask={(query, signal) => call('listPublicInspectionDraws', { query }, { signal })}
      nothing="还没有公告过随机抽查。"
    >
      {(draw: Draw) => <DrawEntry key={draw.drawId} draw={draw} />}
    </RegionList>
  </Page>
);

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

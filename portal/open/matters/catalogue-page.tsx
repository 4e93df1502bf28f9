/** The catalogue of matters: what can be done by promise, by city and kind. */
import type { EntryOf } from '../../api/operations.ts';
import { useAddress } from '../address.ts';
import { call } from '../asked.ts';
import { Page } from '../page.tsx';
import { RegionList } from '../region-list.tsx';

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
  return (
    <Page
      title="办事目录和承诺"
      lead="这些事项可以用书面承诺代替一部分材料，或者先办理、后补材料。是否承诺由您自愿选择，不承诺的按一般程序办理。"
    >
      <RegionList
        path="/matters"
        filters={kind ? { kind } : {}}
        ask={(asking, signal) => call('listMatters', { query: { ...asking, kind } }, { signal })}
        choices={(region) => <KindChoice region={region} current={kind} />}
        nothing="这一类还没有公布的事项。"
      >
        {(matter: Matter) => <MatterEntry key={matter.matterId} matter={matter} />}
      </RegionList>
    </Page>
  );
};

const addressOf = (region: string, kind?: Kind): string =>
  `/matters?${new URLSearchParams({ region, ...(kind && { kind }) })}`;

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

const MatterEntry = ({ matter }: { readonly matter: Matter }) => (
  <li className="card">
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
);

/** The collection standard's columns (rules.md section 16.2) by their Chinese names, in its order, the performance record behind them. */
import { type CollectedCommitment, committerKindLabels } from './collection.ts';
import { commitmentTypeLabels, disclosureScopeLabels, maxLengths } from './entry.ts';
import { performanceLabels } from './performance.ts';

interface Column {
  readonly title: string;
  /** The cell's text; empty where there is nothing to say. */
  readonly of: (commitment: CollectedCommitment) => string;
}

/** In place of a natural person's identity number. */
export const maskedCode = '*'.repeat(18);

/** The standard has no column for a withdrawal, so it goes before the remarks. */
const remarksOf = ({ remarks, withdrawnOn }: CollectedCommitment): string =>
  [withdrawnOn && `已于${withdrawnOn}撤回`, remarks].filter(Boolean).join('；').slice(0, maxLengths.remarks);

export const collectionColumns: readonly Column[] = [
  { title: '承诺编码', of: ({ commitmentCode }) => commitmentCode },
  { title: '承诺人名称', of: ({ committerName }) => committerName ?? '' },
  { title: '承诺人类别', of: ({ committerKind }) => committerKindLabels[committerKind] },
  { title: '承诺人代码', of: ({ committerCode }) => committerCode ?? '' },
  { title: '承诺类型', of: ({ commitmentType }) => commitmentTypeLabels[commitmentType] },
  { title: '承诺事由', of: ({ commitmentReason }) => commitmentReason },
  { title: '承诺内容', of: ({ commitmentContent }) => commitmentContent },
  { title: '违诺责任', of: ({ breachLiability }) => breachLiability },
  { title: '承诺作出日期', of: ({ committedOn }) => committedOn },
  { title: '承诺有效期', of: ({ expiresOn }) => expiresOn ?? '' },
  { title: '承诺受理单位', of: ({ receivingUnitName }) => receivingUnitName },
  { title: '承诺受理单位代码', of: ({ receivingUnitCode }) => receivingUnitCode },
  { title: '公开类型', of: ({ disclosureScope }) => disclosureScopeLabels[disclosureScope] },
  { title: '备注', of: remarksOf },
  {
    title: '承诺履行状态',
    of: ({ performance }) => (performance === null ? '' : performanceLabels[performance.status]),
  },
  { title: '未履行的承诺内容', of: ({ performance }) => performance?.unkept ?? '' },
  { title: '违诺责任追究内容', of: ({ performance }) => performance?.accountability ?? '' },
  { title: '认定日期', of: ({ performance }) => performance?.determinedOn ?? '' },
  { title: '认定单位', of: ({ performance }) => performance?.determiningUnitName ?? '' },
  { title: '认定单位代码', of: ({ performance }) => performance?.determiningUnitCode ?? '' },
];

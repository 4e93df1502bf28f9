/** What enterprises read instead of the identifiers of records, outcomes and documents. */
import type { EntryOf, Operations } from '../../api/operations.ts';
import { dateText } from '../../shown/dates.ts';

export type RepairRecord = EntryOf<'listRecords'>;
export type RepairCase = Operations['readRepairCase']['answer'];
export type Application = Operations['readApplication']['answer'];
export type CaseProgress = Application['cases'][number];
export type TimeLimit = NonNullable<CaseProgress['limit']>;
export type CommitmentCase = Operations['readCommitmentCase']['answer'];
export type WorkItem = EntryOf<'listWorkItems'>;
export type DocumentKind = NonNullable<Operations['requestUpload']['body']['kind']>;

export const outcomeWords: Readonly<Record<string, string>> = {
  pending: '办理中',
  notAccepted: '不予受理',
  granted: '准予修复',
  refused: '不予修复',
  withdrawn: '已撤件',
  revoked: '已撤销修复',
};

export const statusWords: Readonly<Record<string, string>> = {
  confirmed: '已确认',
  assumed: '推定',
  unknown: '未查明',
};

export const documentWords: Readonly<Record<DocumentKind | 'unitEvidence', string>> = {
  unitEvidence: '单位证据',
  proofOfCorrection: '纠正证明',
  commitmentLetter: '承诺书',
  authorization: '授权委托书',
  trainingCertificate: '培训证书',
  creditReport: '信用报告',
  other: '其他材料',
};

/** Dates inside a sentence of the API, as people write them. */
export const inWords = (text: string): string => text.replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => dateText(date));

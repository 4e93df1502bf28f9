/** Kinds of histories an auditor can look at, as people call them. */
export const kindWords = {
  repairCase: '信用修复事项',
  commitmentCase: '告知承诺事项',
  repairApplication: '修复申请',
  dishonestyRecord: '失信信息',
  creditCommitment: '信用承诺',
  creditSubject: '信用主体',
  officeHistory: '任职变更',
} as const;
export type AuditedKind = keyof typeof kindWords;

export const isAuditedKind = (kind: string): kind is AuditedKind => kind in kindWords;

/** Where a case of either kind has its page. */
export const caseAddress = ({ caseKind, caseId }: { readonly caseKind: string; readonly caseId: string }): string =>
  `/${caseKind === 'commitmentCase' ? 'commitment-cases' : 'repair-cases'}/${encodeURIComponent(caseId)}`;

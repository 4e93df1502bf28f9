/** The text that an organisation signs when it declares a commitment on its own. The wording around its own words is ours (rules.md 15.2). */
import { type CommitmentEntry, commitmentTypeLabels } from './entry.ts';

type Texts = Pick<CommitmentEntry, 'type' | 'reason' | 'content' | 'breachLiability' | 'expiresOn' | 'disclosureScope'>;

/** The full text, line by line; its digest is kept with the commitment. */
export const declarationText = (subject: { readonly name: string; readonly code: string }, texts: Texts): string =>
  [
    `信用承诺书（${commitmentTypeLabels[texts.type]}）`,
    `本单位${subject.name}（统一社会信用代码${subject.code}）自愿作出承诺。`,
    `事由：${texts.reason}`,
    `承诺内容：${texts.content}`,
    `违诺责任：${texts.breachLiability}`,
    `有效期：${texts.expiresOn === null ? '长期' : `至${texts.expiresOn}`}`,
    ...(texts.disclosureScope === 'public' ? ['同意将本承诺书向社会公开。'] : []),
  ].join('\n');

/**
 * What an organisation declares on its own (R-44): the text it is shown and signs, and what has to hold before it is taken. The wording
 * around its own words is ours, after the core that rules.md section 15.2 requires of a letter.
 */
import { shanghaiDate } from '../calendar/dates.ts';
import type { Context } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import {
  type CommitmentEntry,
  commitmentTypeLabels,
  type DeclarationSignature,
  type DeclaredType,
  disclosureScopeLabels,
} from './entry.ts';

export const currentTextVersion = '2026-11';

/** The words of the organisation itself. */
export type DeclaredWords = Pick<
  CommitmentEntry,
  'reason' | 'content' | 'breachLiability' | 'remarks' | 'expiresOn' | 'receivingUnitId' | 'disclosureScope'
> & { readonly type: DeclaredType };

export interface Declaration {
  readonly commitmentId: string;
  readonly subject: Pick<CommitmentEntry, 'subjectId' | 'subjectKind'> & {
    readonly name: string;
    readonly code: string;
  };
  /** The region of the unit that receives it, whose code it gets. */
  readonly regionId: string;
  readonly unitName: string;
  readonly words: DeclaredWords;
  readonly signature: { readonly textVersion: string; readonly textHash: string; readonly typedName: string };
  /** The written authority to promise for the subject; null where the person has none. */
  readonly authority: DeclarationSignature['authority'] | null;
}

/** The full text shown and signed. */
export const declarationText = ({
  subject,
  unitName,
  words,
}: Pick<Declaration, 'subject' | 'unitName' | 'words'>): string =>
  [
    `信用承诺书（${commitmentTypeLabels[words.type]}）`,
    `本单位${subject.name}（统一社会信用代码${subject.code}）自愿向${unitName}作出如下信用承诺：`,
    `承诺事由：${words.reason}`,
    `承诺内容：${words.content}`,
    `违诺责任：${words.breachLiability}`,
    `承诺有效期：${words.expiresOn === null ? '长期' : `至${words.expiresOn}`}`,
    `公开类型：${disclosureScopeLabels[words.disclosureScope]}`,
    ...(words.remarks === null ? [] : [`备注：${words.remarks}`]),
    '本单位已知悉违诺的后果，接受核查和社会监督，愿意承担违诺责任。本承诺出于自愿。',
  ].join('\n');

/** Digest of the exact text with its subject as salt, so that equal texts of two subjects do not share a digest. */
export const declarationHash = (text: string, subjectId: string, digest: (text: string) => string): string =>
  digest(`${subjectId}\u001f${currentTextVersion}\u001f${text}`);

/** What is registered of the declaration, or why it cannot be: the present text, word for word, signed by typing the full name. */
export const declaredEntry = (
  declaration: Declaration,
  { represents, now, actor, digest }: Pick<Context, 'represents' | 'now' | 'actor' | 'digest'>,
): Result<CommitmentEntry, Refusal> => {
  const { commitmentId, subject, regionId, words, signature, authority } = declaration;
  const { subjectId, subjectKind } = subject;
  if (!represents.includes(subjectId)) return refuse({ code: 'notRepresenting' });
  if (subjectKind === 'naturalPerson') return refuse({ code: 'declarationForOrganisations' });
  if (authority === null) return refuse({ code: 'authorityMissing' });
  const committedOn = shanghaiDate(now);
  if (words.expiresOn !== null && words.expiresOn < committedOn)
    return refuse({ code: 'commitmentTermInvalid', params: { committedOn } });
  const textHash = declarationHash(declarationText(declaration), subjectId, digest);
  if (signature.textVersion !== currentTextVersion || signature.textHash !== textHash)
    return refuse({ code: 'commitmentTextChanged' });
  const typedName = signature.typedName.trim();
  if (typedName !== subject.name) return refuse({ code: 'signatureMismatch', params: { expected: subject.name } });
  return ok({
    subjectId,
    subjectKind,
    regionId,
    ...words,
    committedOn,
    source: { kind: 'declaration', id: commitmentId },
    textHash,
    signature: {
      textVersion: currentTextVersion,
      signedBy: actor.principalId,
      typedNameDigest: digest(`${subjectId}\u001f${typedName}`),
      authority,
    },
  });
};

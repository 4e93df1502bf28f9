/**
 * What the register keeps of one commitment: the fields of the national template with its maximum lengths (rules.md section 16.2,
 * confidence B). Names and codes of people and units are not among them: they are read from the directory when something is shown, so
 * that no event holds personal data.
 */
import { plainText } from '../kernel/plain-text.ts';
import * as z from '../kernel/schema.ts';
import { SubjectKind } from '../subject/subject-kind.ts';

/** 承诺类型 by the standard's names. City plans also write 证明替代型 for 证明事项型 and 主动公示型 for 主动型. */
export const commitmentTypeLabels = {
  approvalSubstitution: '审批替代型',
  deferredMaterials: '容缺受理型',
  proofMatter: '证明事项型',
  creditRepair: '信用修复型',
  industrySelfDiscipline: '行业自律型',
  voluntary: '主动型',
  other: '其他',
} as const;
export type CommitmentType = keyof typeof commitmentTypeLabels;
export const commitmentTypes = Object.keys(commitmentTypeLabels) as [CommitmentType, ...CommitmentType[]];
export const CommitmentType = z.enum(commitmentTypes);

/** Declared by an organisation on its own, outside of any case, and only these withdrawn by it. */
export const DeclaredType = z.enum(['industrySelfDiscipline', 'voluntary']);
export type DeclaredType = z.infer<typeof DeclaredType>;

/** 公开类型. */
export const disclosureScopeLabels = {
  public: '可向社会公开',
  limited: '特定范围内公开',
  notPublic: '不可公开',
} as const;
export const DisclosureScope = z.enum(['public', 'limited', 'notPublic']);
export type DisclosureScope = z.infer<typeof DisclosureScope>;

/** The standard's maximum lengths; 承诺编码 has a form of its own. */
export const maxLengths = { reason: 512, content: 4000, breachLiability: 4000, remarks: 512 } as const;

/** Where a commitment, or a finding about it, comes from. */
export const CommitmentSource = z.strictObject(() => ({
  kind: z.enum(['commitmentCase', 'repairApplication', 'repairCase', 'declaration']),
  id: z.string(),
}));
export type CommitmentSource = z.infer<typeof CommitmentSource>;

/** How a commitment that nobody took in a case was signed: the version of the text around the words, by whom, with which authority. */
export const DeclarationSignature = z.strictObject(() => ({
  textVersion: z.string(),
  signedBy: z.string(),
  typedNameDigest: z.string(),
  authority: z.strictObject({ scope: z.string(), from: z.iso.date(), to: z.nullable(z.iso.date()) }),
}));
export type DeclarationSignature = z.infer<typeof DeclarationSignature>;

/** What the committer writes: the texts of a commitment. */
export const commitmentTexts = {
  reason: plainText(maxLengths.reason),
  content: plainText(maxLengths.content),
  breachLiability: plainText(maxLengths.breachLiability),
  remarks: z.nullable(plainText(maxLengths.remarks)),
};

export const CommitmentEntry = z.strictObject(() => ({
  subjectId: z.string(),
  subjectKind: SubjectKind,
  regionId: z.string(),
  type: CommitmentType,
  ...commitmentTexts,
  committedOn: z.iso.date(),
  /** Last day; null: without end. */
  expiresOn: z.nullable(z.iso.date()),
  receivingUnitId: z.string(),
  disclosureScope: DisclosureScope,
  source: CommitmentSource,
  /** Digest of the exact text that was signed. */
  textHash: z.string(),
  /** Null where the case that took the commitment keeps its signature. */
  signature: z.nullable(DeclarationSignature),
}));
export type CommitmentEntry = z.infer<typeof CommitmentEntry>;

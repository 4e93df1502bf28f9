/** What people read instead of the identifiers of a matter. */
import type * as z from '../kernel/schema.ts';
import type { MatterKind, VerificationMethod } from './content.ts';

type Labels<T extends z.core.$ZodType> = Readonly<Record<z.infer<T> & string, string>>;

export const matterKindLabels: Labels<typeof MatterKind> = {
  proofMatter: '证明事项',
  businessLicenseMatter: '涉企经营许可事项',
  other: '其他事项',
};

export const verificationMethodLabels: Labels<typeof VerificationMethod> = {
  exempt: '免予核查',
  sharedData: '共享数据核查',
  assistance: '协助核查',
  onSite: '现场核查',
};

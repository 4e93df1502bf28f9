/** What a granted case hands to the commitment register: the standard's fields that the case knows (rules.md section 16.2). */
import * as z from '../kernel/schema.ts';

export const RegisteredCommitment = z.strictObject(() => ({
  commitmentId: z.string(),
  type: z.enum(['approvalSubstitution', 'deferredMaterials', 'proofMatter', 'other']),
  reason: z.string(),
  content: z.string(),
  breachLiability: z.string(),
  committedOn: z.iso.date(),
  expiresOn: z.nullable(z.iso.date()),
  receivingUnitId: z.string(),
  disclosureScope: z.enum(['public', 'limited', 'notPublic']),
  textHash: z.string(),
}));
export type RegisteredCommitment = z.infer<typeof RegisteredCommitment>;

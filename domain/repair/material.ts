/** A document handed in or found in a case, as its history names it. */
import * as z from '../kernel/schema.ts';

/** A document handed in: where its bytes are and what they must hash to. */
export const Material = z.strictObject(() => ({
  documentId: z.string(),
  kind: z.enum([
    'proofOfCorrection',
    'commitmentLetter',
    'authorization',
    'trainingCertificate',
    'creditReport',
    'other',
    /** What a unit gathered itself; everything else was handed in for the subject. */
    'unitEvidence',
  ]),
  recordId: z.optional(z.string()),
  /** Salted with the document's id. The file's name may name a person and stays with the document. */
  sha256: z.string(),
}));
export type Material = z.infer<typeof Material>;

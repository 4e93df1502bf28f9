/**
 * The electronic-seal port: does a seal of the subject hold over this text? The adapter here knows certificates from the directory and
 * verifies their signatures itself; a city's seal service takes its place without the domain noticing. A reliable electronic signature
 * equals hand signature and seal (电子签名法第13、14条).
 */
import { createPublicKey, verify } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import type { VerifiedSignature } from '#domain/commitment/state.ts';
import * as z from '#domain/kernel/schema.ts';
import type { Clock } from '../clock.ts';
import { sha256 } from '../hash.ts';

/** What a person hands in: the certificate's number and the signature over the text, base64. */
export interface Seal {
  readonly certificateId: string;
  readonly signature: string;
}

export interface Seals {
  /** The signature as the case keeps it; null where the certificate is unknown, not the subject's, not valid today, or does not fit. */
  readonly verify: (subjectId: string, seal: Seal, text: string) => Promise<VerifiedSignature | null>;
}

/** A certificate of a subject, as the directory keeps it. Dates are business days, both included. */
export const SealCertificate = z.strictObject(() => ({
  certificateId: z.string(),
  /** SPKI, DER, base64; Ed25519 or EC. */
  publicKey: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
}));
export type SealCertificate = z.infer<typeof SealCertificate>;

const Row = z.object({ certificate: SealCertificate });
const keyOf = (subjectId: string, certificateId: string) => ({ pk: `SEAL#${subjectId}`, sk: certificateId });

/** The directory's row of a certificate. */
export const sealItem = (subjectId: string, certificate: SealCertificate) => ({
  ...keyOf(subjectId, certificate.certificateId),
  schemaVersion: 1,
  certificate,
});

export const directorySeals = (db: DynamoDBDocumentClient, table: string, clock: Clock): Seals => ({
  verify: async (subjectId, seal, text) => {
    const [{ Item }, now] = await Promise.all([
      db.send(new GetCommand({ TableName: table, Key: keyOf(subjectId, seal.certificateId), ConsistentRead: true })),
      clock.now(),
    ]);
    if (Item === undefined) return null;
    const { certificate } = Row.parse(Item);
    const today = shanghaiDate(now);
    const valid = certificate.from <= today && today <= certificate.to;
    if (!valid || !fits(certificate, seal, text)) return null;
    return {
      method: 'electronicSeal',
      signerDigest: sha256.hex(`${subjectId}\u001f${certificate.publicKey}`),
      certificateId: certificate.certificateId,
      signatureDigest: sha256.hex(seal.signature),
    };
  },
});

/** Whatever cannot be read as key or signature does not fit. */
const fits = ({ publicKey }: SealCertificate, { signature }: Seal, text: string): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    return verify(digest, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

/**
 * Identity data of natural persons: encrypted under a data key of its own per person, found again by a keyed hash.
 * Why a key per person: erasing the wrapped key makes one person's data unreadable in every copy and backup, and nobody else's.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import { SubjectIdentity } from '#domain/subject/subject.ts';

export interface IdentityVault {
  /** The keyed hash under which an identity number is found again. */
  readonly macOf: (kind: string, number: string) => Promise<string>;
  /** The encrypted row of an identity. */
  readonly seal: (identity: SubjectIdentity) => Promise<Record<string, unknown>>;
  /** The identity in clear, or null if there is none (any more). Every call must be recorded by the caller first. */
  readonly open: (subjectId: string) => Promise<SubjectIdentity | null>;
}

const Row = z.object(() => ({ wrappedKey: z.string(), iv: z.string(), tag: z.string(), sealed: z.string() }));
const cipher = 'aes-256-gcm';

const keyOf = (subjectId: string) => ({ pk: `SUBJECT#${subjectId}`, sk: 'IDENTITY' });
export const identityMacKey = (mac: string) => ({ pk: `IDENTITYHMAC#${mac}`, sk: 'IDENTITY' });

export const makeIdentityVault = (deps: {
  readonly kms: KMSClient;
  readonly db: DynamoDBDocumentClient;
  readonly directoryTable: string;
  readonly keyId: string;
  readonly macKeyId: string;
}): IdentityVault => {
  const contextOf = (subjectId: string) => ({ subjectId });
  return {
    macOf: async (kind, number) => {
      const { Mac } = await deps.kms.send(
        new GenerateMacCommand({
          KeyId: deps.macKeyId,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: Buffer.from(`${kind}\u001f${number}`, 'utf8'),
        }),
      );
      return Buffer.from(Mac ?? []).toString('hex');
    },
    seal: async (identity) => {
      const { subjectId } = identity;
      const { Plaintext, CiphertextBlob } = await deps.kms.send(
        new GenerateDataKeyCommand({ KeyId: deps.keyId, KeySpec: 'AES_256', EncryptionContext: contextOf(subjectId) }),
      );
      const iv = randomBytes(12);
      const sealing = createCipheriv(cipher, Buffer.from(Plaintext ?? []), iv);
      const sealed = Buffer.concat([sealing.update(JSON.stringify(identity), 'utf8'), sealing.final()]);
      return {
        ...keyOf(subjectId),
        wrappedKey: base64(CiphertextBlob ?? new Uint8Array()),
        iv: base64(iv),
        tag: base64(sealing.getAuthTag()),
        sealed: base64(sealed),
      };
    },
    open: async (subjectId) => {
      const { Item } = await deps.db.send(
        new GetCommand({ TableName: deps.directoryTable, Key: keyOf(subjectId), ConsistentRead: true }),
      );
      if (Item === undefined) return null;
      const row = Row.parse(Item);
      const { Plaintext } = await deps.kms.send(
        new DecryptCommand({
          KeyId: deps.keyId,
          CiphertextBlob: Buffer.from(row.wrappedKey, 'base64'),
          EncryptionContext: contextOf(subjectId),
        }),
      );
      const opening = createDecipheriv(cipher, Buffer.from(Plaintext ?? []), Buffer.from(row.iv, 'base64'));
      opening.setAuthTag(Buffer.from(row.tag, 'base64'));
      const clear = Buffer.concat([opening.update(Buffer.from(row.sealed, 'base64')), opening.final()]);
      return SubjectIdentity.parse(JSON.parse(clear.toString('utf8')));
    },
  };
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Receipts as a platform sends them, or as somebody does who would like to be one. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { signatureHeaders, signedHeaders } from '#domain/delivery/signature.ts';
import { hmacSha256 } from '#shared/hash.ts';
import { clientOf } from '../../scripts/lib/aws.ts';
import { platforms } from '../../scripts/sample/world.ts';
import type { Api, Reply } from './api.ts';

export const secretOf = async ({ engine }: Api, platformId: string): Promise<string> => {
  const SecretId = platforms.find((platform) => platform.id === platformId)?.secretName ?? '';
  const client = new SecretsManagerClient(clientOf(engine.instance));
  return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
};

export interface Signing {
  readonly platformId: string;
  readonly secret: string;
  /** Seconds from now at which it says it was signed. */
  readonly seconds?: number;
  /** The delivery the headers name; the body's unless said otherwise. */
  readonly deliveryId?: string;
  /** What is sent in place of the signed body. */
  readonly swapped?: string;
  readonly drop?: keyof typeof signatureHeaders;
}

export const postReceipt = (
  api: Api,
  body: { readonly deliveryId: string } | string,
  signing: Signing,
): Promise<Reply> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const deliveryId = signing.deliveryId ?? (typeof body === 'string' ? 'delivery-1' : body.deliveryId);
  const timestamp = String(Math.floor(Date.now() / 1000) + (signing.seconds ?? 0));
  const headers = signedHeaders({ timestamp, deliveryId, body: text }, signing.secret, hmacSha256);
  return api.call({
    method: 'POST',
    path: `/platform-receipts/${signing.platformId}`,
    raw: signing.swapped ?? text,
    headers: { ...headers, ...(signing.drop && { [signatureHeaders[signing.drop]]: undefined }) },
  });
};

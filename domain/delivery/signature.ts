/**
 * How a message between the system and a platform proves who sent it, in both directions. The signature covers the time and the
 * delivery as well as the body, so that a message caught on the way can neither be sent later nor be passed off as another one.
 * The hash is an argument: the same code runs in a function, in the receiver and in a test.
 */
import { ok, type Result, refuse } from '../kernel/result.ts';

export const signatureHeaders = {
  timestamp: 'xinxiu-timestamp',
  delivery: 'xinxiu-delivery',
  signature: 'xinxiu-signature',
} as const;

/** A message older (or further ahead) than this is refused, seconds of real time. */
export const replayWindowSeconds = 300;

/** HMAC-SHA256 of `text` under `secret`, in lower-case hex. */
export type Hmac = (secret: string, text: string) => string;

export interface SignedMessage {
  /** Seconds since 1970, as the header carries them. */
  readonly timestamp: string;
  readonly deliveryId: string;
  /** The body exactly as sent: re-serialised JSON would not match. */
  readonly body: string;
}

/** The text the signature covers. Neither a timestamp nor a delivery id contains a dot, so no two messages share one text. */
export const textToSign = ({ timestamp, deliveryId, body }: SignedMessage): string =>
  `${timestamp}.${deliveryId}.${body}`;

/** The headers that sign `body`. */
export const signedHeaders = (message: SignedMessage, secret: string, hmac: Hmac): Record<string, string> => ({
  [signatureHeaders.timestamp]: message.timestamp,
  [signatureHeaders.delivery]: message.deliveryId,
  [signatureHeaders.signature]: `v1=${hmac(secret, textToSign(message))}`,
});

/** Compares without stopping at the first difference, so that the time taken tells nothing about the right value. */
const sameText = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
};

export interface SignatureCheck {
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** Several while a key is being changed: the new and the one before. */
  readonly secrets: readonly string[];
  readonly hmac: Hmac;
  /** Seconds since 1970, real time. */
  readonly now: number;
  readonly toleranceSeconds: number;
}

export type SignatureProblem = { readonly code: 'signatureInvalid' } | { readonly code: 'signatureExpired' };

/**
 * The delivery id that the sender vouches for, or why the message is not believed. The signature is looked at first: only someone
 * who holds the secret learns that it was merely the time that was wrong.
 */
export const checkSignature = (check: SignatureCheck): Result<string, SignatureProblem> => {
  const timestamp = check.headers[signatureHeaders.timestamp] ?? '';
  const deliveryId = check.headers[signatureHeaders.delivery] ?? '';
  const signature = check.headers[signatureHeaders.signature] ?? '';
  if (!/^\d{1,12}$/.test(timestamp) || deliveryId === '' || deliveryId.includes('.'))
    return refuse({ code: 'signatureInvalid' });
  const text = textToSign({ timestamp, deliveryId, body: check.body });
  const matches = check.secrets.map((secret) => sameText(signature, `v1=${check.hmac(secret, text)}`));
  if (!matches.includes(true)) return refuse({ code: 'signatureInvalid' });
  if (Math.abs(check.now - Number(timestamp)) > check.toleranceSeconds) return refuse({ code: 'signatureExpired' });
  return ok(deliveryId);
};

/** The system's hash function. SHA-256 by default; SM3 where 国密 is asked for, if this Node offers it. */
import { createHash, createHmac } from 'node:crypto';
import type { Hmac } from '#domain/delivery/signature.ts';
import type { HashFunction } from '#domain/kernel/event.ts';

export const sha256: HashFunction = {
  algorithm: 'SHA-256',
  hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
};

/** What signs messages to and from platforms. */
export const hmacSha256: Hmac = (secret, text) => createHmac('sha256', secret).update(text, 'utf8').digest('hex');

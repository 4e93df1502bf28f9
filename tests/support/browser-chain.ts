/** The verification of a chain as a web page does it: with a hash function written in JavaScript, since a browser's own is asynchronous. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type HashFunction, type StoredEvent, verifyChain } from '#domain/kernel/event.ts';

const hash: HashFunction = { algorithm: 'SHA-256', hex: (text) => bytesToHex(sha256(utf8ToBytes(text))) };

export const verify = (events: readonly StoredEvent[], head: { readonly sequence: number; readonly hash: string }) =>
  verifyChain(events, head, hash);

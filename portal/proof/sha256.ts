/** A hash function that answers at once: the browser's own is asynchronous, and the code that verifies is not. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of bytes, lower-case hex. */
export const digestOf = (content: Uint8Array): string => bytesToHex(sha256(content));

/** The same of a text in UTF-8. */
export const sha256Hex = (text: string): string => digestOf(utf8ToBytes(text));

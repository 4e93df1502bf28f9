import { saltedDigest } from '#domain/kernel/salted-digest.ts';
import type { Document } from '../../shared/documents.ts';
import { sha256 } from '../../shared/hash.ts';

/** A document with both digests: the file's own, and the one that stands in the histories it is a material of. */
export const documentView = (document: Document) => ({
  ...document,
  saltedSha256: saltedDigest(document, sha256.hex),
});

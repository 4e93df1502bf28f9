/** The digest of a document as histories hold it: salted with its id, so that equal files of two subjects cannot be told from them. */
export const saltedDigest = (
  { documentId, sha256 }: { readonly documentId: string; readonly sha256: string },
  digest: (text: string) => string,
): string => digest(`${documentId}\u001f${sha256}`);

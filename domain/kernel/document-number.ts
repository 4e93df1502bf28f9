/** Longer than any number; keeps a key within what a table takes. */
const maxLength = 200;

/**
 * Numbers as people copy them from paper: full-width forms, other brackets and stray spaces are the same number. The result only
 * finds; what is shown stays as it was written.
 */
export const normalizedNumber = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[({【〔〖]/g, '〔')
    .replace(/[\])}】〕〗]/g, '〕')
    .toUpperCase()
    .slice(0, maxLength);

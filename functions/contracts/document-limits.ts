/** What may be uploaded, apart from the contracts: who only checks a file need not bring in their schemas. */
export const allowedContentTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
/** An internal bound, generous for scans. */
export const maxDocumentBytes = 20 * 1024 * 1024;

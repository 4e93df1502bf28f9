/** The key by which a record is in at most one open case: taken by the application, handed on to its cases, freed by a final negative outcome. */
export const recordGuard = (recordId: string): string => `record#${recordId}`;

/**
 * An application in the making. It is kept in this browser's local storage, under the person and the subject, so that it survives a
 * reload, a closed window and a new sign-in on the same device, and nobody else who signs in here meets it. It holds opaque ids and days
 * only: no names, no file names (they may name a person), no signature. Its key goes with the filing: as long as nothing is
 * changed, sending it again (twice clicked, an answer lost, a reload meanwhile) is the same filing.
 */

export interface DraftRecord {
  readonly recordId: string;
  /** The applicant's claim where nobody has reported the correction. */
  readonly correctedOn: string | null;
  readonly documentIds: readonly string[];
}

export interface Draft {
  readonly version: 1;
  readonly key: string;
  readonly step: number;
  readonly records: readonly DraftRecord[];
  /** For the whole application. */
  readonly documentIds: readonly string[];
}

export const newDraft = (key: string): Draft => ({ version: 1, key, step: 0, records: [], documentIds: [] });

/** The draft a text holds, or null: what an older version of the portal has left is not guessed at. */
export const draftOf = (text: string | null): Draft | null => {
  try {
    const value = JSON.parse(text ?? 'null') as Draft | null;
    return value?.version === 1 && Array.isArray(value.records) ? value : null;
  } catch {
    return null;
  }
};

export type Change = Partial<Pick<Draft, 'records' | 'documentIds'>>;

/** Another content is another filing. */
export const changed = (draft: Draft, change: Change, key: string): Draft => ({ ...draft, ...change, key });

/** The record taken into the draft or out of it; what was filled in for the others stays. */
export const toggled = (records: readonly DraftRecord[], recordId: string): readonly DraftRecord[] =>
  records.some((record) => record.recordId === recordId)
    ? records.filter((record) => record.recordId !== recordId)
    : [...records, { recordId, correctedOn: null, documentIds: [] }];

export const withRecord = (
  records: readonly DraftRecord[],
  recordId: string,
  change: (record: DraftRecord) => DraftRecord,
): readonly DraftRecord[] => records.map((record) => (record.recordId === recordId ? change(record) : record));

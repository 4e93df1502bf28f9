/** A city profile as a list, for reference pages and administrators: every entry with a basis, wherever it stands in the profile. */
import type { Status } from '../types.ts';
import { profileNotes, wayNotes } from './notes.ts';
import type { CityProfile, Way } from './profile.ts';

interface Provenance {
  readonly basis: string;
  readonly status: Status;
}

/** `path` names its place, e.g. `limits.receiptWorkingDays`. */
export interface ProfileEntry extends Provenance {
  readonly path: string;
  readonly value: unknown;
  readonly note: string | undefined;
}

const hasBasis = (value: object): value is Provenance & { readonly value?: unknown; readonly way?: Way } =>
  'basis' in value && 'status' in value;

/** A joint review or a required way has its own fields instead of one value. What the city does not state is left out. */
const entriesOf = (value: unknown, path: string, notes: Readonly<Record<string, string>>): ProfileEntry[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (!hasBasis(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      entriesOf(inner, path === '' ? key : `${path}.${key}`, notes),
    );
  const { value: one, basis, status, ...own } = value;
  const note = own.way === undefined ? notes[path] : wayNotes[own.way];
  return [{ path, value: one ?? own, basis, status, note }];
};

export const profileEntries = (profile: CityProfile): ProfileEntry[] =>
  entriesOf(profile, '', profileNotes[profile.regionId] ?? {});

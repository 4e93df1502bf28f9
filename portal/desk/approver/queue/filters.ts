/** Filters an officer keeps under a name, on this device; they hold no names and numbers of subjects. */
import type { Operations } from '../../../api/operations.ts';

export type Query = Pick<
  Exclude<Operations['listWorkItems']['query'], undefined>,
  'scope' | 'kind' | 'caseKind' | 'due'
>;

export interface SavedFilter {
  readonly name: string;
  readonly query: Query;
}

const place = 'xinxiu.queue-filters';

export const savedFilters = (): readonly SavedFilter[] => {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as SavedFilter[];
  } catch {
    return [];
  }
};

export const saveFilters = (filters: readonly SavedFilter[]): void =>
  localStorage.setItem(place, JSON.stringify(filters));

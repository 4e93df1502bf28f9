/** Where a record stands for its subject: whether it can be filed now, and if not, why and from when. */
import type { RepairRecord } from '../words.ts';

export type Standing =
  | { readonly kind: 'ready' }
  /** Nobody has reported the correction yet: the applicant states its day and proves it. */
  | { readonly kind: 'needsProof' }
  /** No rule settles it: it may be filed, and the unit says. */
  | { readonly kind: 'asksPerson' }
  | { readonly kind: 'notYet'; readonly from: string | null }
  | { readonly kind: 'inCase'; readonly caseId: string }
  | { readonly kind: 'repaired' };

type Condition = NonNullable<RepairRecord['explanation']>['conditions'][number];

/** What the filing itself brings about is no obstacle: the signed letter, and the stated correction. */
const inTheWay = (record: RepairRecord, { code, met }: Condition): boolean =>
  met === false && code !== 'commitmentMissing' && (code !== 'notCorrected' || record.correctedOn !== null);

export const standingOf = (record: RepairRecord): Standing => {
  const { explanation, openCaseId, mayFileNow } = record;
  if (openCaseId !== null) return { kind: 'inCase', caseId: openCaseId };
  if (explanation === null) return { kind: 'repaired' };
  if (mayFileNow === true) return { kind: 'ready' };
  if (mayFileNow === null) return { kind: 'asksPerson' };
  // Where two rule sets are open, only what stands against the record under both does.
  const underEach = [...Map.groupBy(explanation.conditions, ({ ruleSetId }) => ruleSetId).values()];
  const barred = underEach.every((conditions) => conditions.some((one) => inTheWay(record, one)));
  if (!barred) return { kind: 'needsProof' };
  const days = explanation.conditions.filter((one) => inTheWay(record, one)).map(({ holdsFrom }) => holdsFrom);
  const known = days.every((day) => day !== null) ? days.toSorted().at(-1) : undefined;
  return { kind: 'notYet', from: explanation.earliestFilingOn ?? known ?? null };
};

export const mayBeChosen = (standing: Standing): boolean =>
  standing.kind === 'ready' || standing.kind === 'needsProof' || standing.kind === 'asksPerson';

/** A day on which something changes for the subject's records. */
export interface CalendarDay {
  readonly on: string;
  readonly what: 'filing' | 'autoStop';
  readonly decisionNumbers: readonly string[];
}

/** The days to come, the nearest first: from when records can be filed, and when they stop being shown by themselves. */
export const calendarOf = (records: readonly RepairRecord[]): CalendarDay[] => {
  const days = records.flatMap((record) => {
    const standing = standingOf(record);
    const filing = standing.kind === 'notYet' && standing.from !== null ? [{ on: standing.from, what: 'filing' }] : [];
    const shown = standing.kind !== 'repaired' && record.publication?.state === 'published';
    const stop = shown && record.autoStopOn !== null ? [{ on: record.autoStopOn, what: 'autoStop' }] : [];
    return [...filing, ...stop].map((day) => ({ ...day, decisionNumber: record.decisionNumber }));
  });
  return [...Map.groupBy(days, ({ on, what }) => `${on} ${what}`).values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const decisionNumbers = same.map(({ decisionNumber }) => decisionNumber);
      return [{ on: first.on, what: first.what as CalendarDay['what'], decisionNumbers }];
    })
    .toSorted((a, b) => a.on.localeCompare(b.on));
};

/** A subject's standing as it lies in the table: all it takes to read it. */
import type { StoredKind } from '../kernel/aggregate.ts';
import * as z from '../kernel/schema.ts';
import { BreachKind } from './commitment-performance.ts';
import { SubjectKind } from './subject-kind.ts';

export const CreditSubjectState = z.strictObject(() => ({
  kind: z.nullable(SubjectKind),
  regionId: z.string(),
  /** Cases in which false material was established; while there is one, a person decides on every new filing. */
  bans: z.array(z.strictObject({ caseId: z.string(), flaggedAt: z.iso.datetime(), endsOn: z.nullable(z.iso.date()) })),
  /** Broken promises that close 告知承诺 to the subject, until the record each became is repaired. */
  commitmentBars: z._default(
    z.array(
      z.strictObject({
        caseId: z.string(),
        recordId: z.string(),
        breachKind: BreachKind,
        barredAt: z.iso.datetime(),
        /** The repair case that lifted it; null while it holds. */
        liftedBy: z.nullable(z.string()),
      }),
    ),
    [],
  ),
}));
export type CreditSubjectState = z.infer<typeof CreditSubjectState>;

/** Bars that no repair has lifted. */
export const holding = ({ commitmentBars }: Pick<CreditSubjectState, 'commitmentBars'>) =>
  commitmentBars.filter((bar) => bar.liftedBy === null);

export const storedSubject: StoredKind<CreditSubjectState> = {
  name: 'creditSubject',
  keyPrefix: 'SUBJECT',
  table: 'record',
  schemaVersion: 1,
  initial: { kind: null, regionId: '', bans: [], commitmentBars: [] },
  state: CreditSubjectState,
};

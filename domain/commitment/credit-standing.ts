/** The credit of a subject as a commitment case looks at it: records that still count, and promises broken and not yet repaired. */
import * as z from '../kernel/schema.ts';
import { RecordKind, Severity } from '../record/report.ts';
import type { RecordState } from '../record/state.ts';
import { type CreditSubjectState, holding } from '../subject/state.ts';
import type { CreditState } from '../supervision/intensity.ts';

const Counting = z.strictObject(() => ({
  recordId: z.string(),
  recordKind: RecordKind,
  severity: z.nullable(Severity),
}));

export const CreditStanding = z.strictObject(() => ({
  /** Records neither repaired nor ended nor withdrawn. */
  records: z.array(Counting),
  bars: z.array(z.strictObject({ caseId: z.string(), recordId: z.string(), breachKind: z.string() })),
}));
export type CreditStanding = z.infer<typeof CreditStanding>;

/** Publication states in which a record no longer stands against its subject. */
const over = ['ended', 'withdrawn'];

/** The standing from the subject's records and its own history. */
export const creditStanding = (
  records: readonly { readonly id: string; readonly state: RecordState }[],
  subject: Pick<CreditSubjectState, 'commitmentBars'>,
): CreditStanding => ({
  records: records.flatMap(({ id, state }) => {
    const { report, repairedBy, publication } = state;
    if (report === null || repairedBy !== null || over.includes(publication?.state ?? '')) return [];
    return [{ recordId: id, recordKind: report.recordKind, severity: report.severity }];
  }),
  bars: holding(subject).map(({ caseId, recordId, breachKind }) => ({ caseId, recordId, breachKind })),
});

/** The standing as counts, for what looks at how much there is and not at which. */
export const creditStateOf = ({ records, bars }: CreditStanding): CreditState => {
  const count = (severity: string | null) => records.filter((record) => record.severity === severity).length;
  return {
    activeRecords: {
      minor: count('minor'),
      general: count('general'),
      serious: count('serious'),
      undetermined: count(null),
    },
    bars: bars.length,
    brokenCommitments: bars.filter(({ breachKind }) => breachKind === 'notKept').length,
  };
};

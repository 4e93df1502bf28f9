/** 承诺履行状态: what a unit found about how far a commitment was kept, and what several findings say together. */
import { plainText } from '../kernel/plain-text.ts';
import * as z from '../kernel/schema.ts';
import { CommitmentSource } from './entry.ts';

export const performanceLabels = { full: '全部履行', partial: '部分履行', none: '全部未履行' } as const;
export type PerformanceStatus = keyof typeof performanceLabels;
export const PerformanceStatus = z.enum(['full', 'partial', 'none']);

/** The template states no length for these two texts; ours is that of the content they are about. */
export const maxFinding = 4000;

/** Beside full performance always what was not kept (未履行的承诺内容) and what follows from it (违诺责任追究内容). */
const kept = { status: z.literal('full'), unkept: z.null(), accountability: z.null() };
const broken = {
  status: z.enum(['partial', 'none']),
  unkept: plainText(maxFinding),
  accountability: plainText(maxFinding),
};

export const PerformanceFinding = z.discriminatedUnion('status', [z.strictObject(kept), z.strictObject(broken)]);
export type PerformanceFinding = z.infer<typeof PerformanceFinding>;

const determined = { determinedOn: z.iso.date(), determiningUnitId: z.string(), source: CommitmentSource };

/** A finding with its day, its unit and the case or declaration it was made for. */
export const CommitmentPerformance = z.discriminatedUnion('status', [
  z.strictObject({ ...kept, ...determined }),
  z.strictObject({ ...broken, ...determined }),
]);
export type CommitmentPerformance = z.infer<typeof CommitmentPerformance>;

/** A finding as its event tells it: with whether the register shows the commitment to the public, which its readers need to know. */
const told = { ...determined, published: z.boolean() };
export const RecordedPerformance = z.discriminatedUnion('status', [
  z.strictObject({ ...kept, ...told }),
  z.strictObject({ ...broken, ...told }),
]);

/** Whether both findings were made in the same place. An application may have two cases of one unit, each with a finding of its own. */
export const sameSource = (a: CommitmentPerformance, b: CommitmentPerformance): boolean =>
  a.source.kind === b.source.kind && a.source.id === b.source.id;

const badness: Readonly<Record<PerformanceStatus, number>> = { full: 0, partial: 1, none: 2 };

/** Of several findings the worst counts; null while there is none. */
export const overallStatus = (performances: readonly CommitmentPerformance[]): PerformanceStatus | null =>
  performances.map(({ status }) => status).sort((a, b) => badness[b] - badness[a])[0] ?? null;

/** What the findings say together: the worst status, everything that was not kept, and who found the worst, the latest of them. */
export const overallPerformance = (
  performances: readonly CommitmentPerformance[],
): {
  readonly status: PerformanceStatus;
  readonly unkept: string | null;
  readonly accountability: string | null;
  readonly determinedOn: string;
  readonly determiningUnitId: string;
} | null => {
  const status = overallStatus(performances);
  const decisive = performances
    .filter((finding) => finding.status === status)
    .reduce<CommitmentPerformance | null>((a, b) => (a !== null && a.determinedOn >= b.determinedOn ? a : b), null);
  if (status === null || decisive === null) return null;
  const together = (texts: readonly (string | null)[]): string | null =>
    status === 'full' ? null : texts.filter((said) => said !== null).join('；');
  const { determinedOn, determiningUnitId } = decisive;
  return {
    status,
    unkept: together(performances.map(({ unkept }) => unkept)),
    accountability: together(performances.map(({ accountability }) => accountability)),
    determinedOn,
    determiningUnitId,
  };
};

/**
 * Whether a finding takes the place of an earlier one of the same source: found on a later day, or on the same day and not milder. So findings
 * that arrive in another order, or twice, end in the same state.
 */
export const supersedes = (finding: CommitmentPerformance, earlier: CommitmentPerformance): boolean =>
  finding.determinedOn === earlier.determinedOn
    ? badness[finding.status] >= badness[earlier.status]
    : finding.determinedOn > earlier.determinedOn;

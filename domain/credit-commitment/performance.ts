/** 承诺履行状态: what a unit found about how far a commitment was kept, and what several findings say together. */
import * as z from 'zod/mini';
import { plainText } from '../kernel/plain-text.ts';
import { CommitmentSource } from './entry.ts';

export const performanceLabels = { full: '全部履行', partial: '部分履行', none: '全部未履行' } as const;
export type PerformanceStatus = keyof typeof performanceLabels;
export const PerformanceStatus = z.enum(['full', 'partial', 'none']);

/** The template states no length for these two texts; ours is that of the content they are about. */
const maxText = 4000;

/** Beside full performance always what was not kept (未履行的承诺内容) and what follows from it (违诺责任追究内容). */
const kept = { status: z.literal('full'), unkept: z.null(), accountability: z.null() };
const broken = { status: z.enum(['partial', 'none']), unkept: plainText(maxText), accountability: plainText(maxText) };

export const PerformanceFinding = z.discriminatedUnion('status', [z.strictObject(kept), z.strictObject(broken)]);
export type PerformanceFinding = z.infer<typeof PerformanceFinding>;

const determined = { determinedOn: z.iso.date(), determiningUnitId: z.string(), source: CommitmentSource };

/** A finding with its day, its unit and the case or declaration it was made for. */
export const CommitmentPerformance = z.discriminatedUnion('status', [
  z.strictObject({ ...kept, ...determined }),
  z.strictObject({ ...broken, ...determined }),
]);
export type CommitmentPerformance = z.infer<typeof CommitmentPerformance>;

const badness: Readonly<Record<PerformanceStatus, number>> = { full: 0, partial: 1, none: 2 };

/** Of findings by several units the worst counts; null while there is none. */
export const overallStatus = (performances: readonly CommitmentPerformance[]): PerformanceStatus | null =>
  performances.map(({ status }) => status).sort((a, b) => badness[b] - badness[a])[0] ?? null;

/**
 * Whether a unit's finding takes the place of its earlier one: found on a later day, or on the same day and not milder. So findings
 * that arrive in another order, or twice, end in the same state.
 */
export const supersedes = (finding: CommitmentPerformance, earlier: CommitmentPerformance): boolean =>
  finding.determinedOn === earlier.determinedOn
    ? badness[finding.status] >= badness[earlier.status]
    : finding.determinedOn > earlier.determinedOn;

/** The kinds of case whose events are counted: how each is read, and what its events add to a month. */
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import type { StoredKind } from '#domain/kernel/aggregate.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { commitmentFigures } from '#domain/statistics/commitment-figures.ts';
import type { Counting } from '#domain/statistics/figures.ts';
import { repairFigures } from '#domain/statistics/repair-figures.ts';

interface CountedKind {
  readonly kind: StoredKind<{ readonly unitId: string; readonly openedAt: string }>;
  readonly counting: Counting;
}

const all = [
  { kind: storedRepairCase, counting: repairFigures },
  { kind: storedCommitmentCase, counting: commitmentFigures },
] as unknown as readonly CountedKind[];

/** By the kind's name, as events carry it. */
export const countedKinds: ReadonlyMap<string, CountedKind> = new Map(all.map((one) => [one.kind.name, one]));

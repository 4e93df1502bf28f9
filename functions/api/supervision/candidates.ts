/** The cases a draw may reach, read from the store, each with the credit of its subject as it stands on the day of the draw. */
import { creditStateOf } from '#domain/commitment/credit-standing.ts';
import type { CommitmentCaseState } from '#domain/commitment/state.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { candidateOf, type Inspector, isInspectable } from '#domain/supervision/candidate.ts';
import { maxPool } from '#domain/supervision/draw.ts';
import type { Announcement } from '#domain/supervision/draw-state.ts';
import type { CreditState } from '#domain/supervision/intensity.ts';
import { type DrawCandidate, isInPeriod } from '#domain/supervision/pool.ts';
import { unitKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import { readCreditStandings } from '../../shared/cases/credit-standing.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { queryAll } from '../../shared/query-all.ts';

/** The bound of one consistent read. */
const rowsPerBatch = 100;

/** Every commitment case of the unit that was granted in the announced period and can be inspected. */
export const candidatesFor = async (
  deps: ApiDeps,
  announced: Announcement,
  inspectors: readonly Inspector[],
): Promise<DrawCandidate[]> => {
  const cases = await casesOf(deps, announced);
  const credits = await creditOf(deps, [...new Set(cases.map(({ subjectId }) => subjectId))]);
  return cases.flatMap((one) => {
    const credit = credits.get(one.subjectId);
    return (credit && candidateOf(one, credit, inspectors)) ?? [];
  });
};

const casesOf = async (deps: ApiDeps, announced: Announcement): Promise<CommitmentCaseState[]> => {
  const rows = await queryAll(deps.db, {
    TableName: deps.tables.case,
    IndexName: 'gsi2',
    // Sorted by the day of opening: what was opened after the cut-off was granted after it.
    KeyConditionExpression: 'gsi2pk = :unit AND gsi2sk < :cutOff',
    ExpressionAttributeValues: { ':unit': unitKey(announced.unitId), ':cutOff': announced.cutOffAt },
    ProjectionExpression: 'pk, sk, kind',
  });
  const cases = rows.filter((row) => row['kind'] === storedCommitmentCase.name);
  const found: CommitmentCaseState[] = [];
  for (const batch of batchesOf(cases, rowsPerBatch))
    for (const row of await consistently(deps.db, deps.tables.case, batch)) {
      const state = row === undefined ? null : parseSnapshot(storedCommitmentCase, row).state;
      if (state !== null && isInspectable(state) && isInPeriod(announced, state.decidedAt)) found.push(state);
    }
  // More than a draw can hold is refused whatever their credit, so nobody's is read for it.
  return found.slice(0, maxPool + 1);
};

const creditOf = async (deps: ApiDeps, subjectIds: readonly string[]): Promise<Map<string, CreditState>> => {
  const known = new Map<string, CreditState>();
  for (const batch of batchesOf(subjectIds, rowsPerBatch)) {
    const standings = await readCreditStandings(deps, deps.tables.record, batch);
    for (const [n, standing] of standings.entries()) known.set(batch[n] ?? '', creditStateOf(standing));
  }
  return known;
};

const batchesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

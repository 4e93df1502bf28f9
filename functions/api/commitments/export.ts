/** A month of the register in the collection standard's columns, for whoever hands it to the credit information platform. */
import { exportCommitments } from '#contracts/commitments.ts';
import { type CollectedCommitment, collected, type Named, unitsNamed } from '#domain/credit-commitment/collection.ts';
import { collectionColumns, maskedCode } from '#domain/credit-commitment/columns.ts';
import { ok } from '#domain/kernel/result.ts';
import { readSubject } from '../../shared/directory/subjects.ts';
import type { FindUnit } from '../../shared/directory/unit-names.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { mergedPage } from '../../shared/lists/merged-page.ts';
import type { Registered } from './about.ts';
import { byteOrderMark, csvLines } from './csv.ts';
import { monthPartition, registeredRows } from './list.ts';

/** Rows read at once. At its longest a row has some 20,000 characters, so one more page still fits into an answer (6 MB). */
const pageSize = 50;
/** So much and no more begins another page of the same answer; the rest is the next part's. */
const maxBytes = 2_500_000;

export const exportCommitmentsRoute = (deps: ApiDeps, findUnit: FindUnit) =>
  route(exportCommitments, {
    about: aboutPerson,
    handle: async ({ query: { month, cursor }, person }) => {
      const regionId = person.regionId ?? '';
      const list = `commitments-export:${regionId}:${month}`;
      const from = positionOf(list, cursor);
      if (!from.ok) return from;
      let content = from.value === null ? byteOrderMark + csvLines([collectionColumns.map(({ title }) => title)]) : '';
      let after = from.value;
      do {
        const page = await mergedPage(deps.db, {
          partitions: [monthPartition(deps.tables.record, regionId, month)],
          limit: pageSize,
          after,
          pick: async (rows) => {
            const found = await registeredRows(deps, rows);
            return Promise.all(found.map((stored) => (stored === null ? null : lineOf(deps, findUnit, stored))));
          },
        });
        content += csvLines(page.entries);
        after = page.next;
      } while (after !== null && Buffer.byteLength(content) < maxBytes);
      return ok({ fileName: `commitments-${regionId}-${month}.csv`, content, next: cursorOf(list, after) });
    },
  });

const lineOf = async (deps: ApiDeps, findUnit: FindUnit, { id, state }: Registered): Promise<string[]> => {
  const ids = unitsNamed(state);
  const [subject, ...units] = await Promise.all([
    readSubject(deps.db, deps.tables.directory, state.entry.subjectId),
    ...ids.map((unitId) => findUnit(unitId)),
  ]);
  if (subject === null) throw new Error(`subject ${state.entry.subjectId} is not in the directory`);
  const unit = (unitId: string): Named => units[ids.indexOf(unitId)] ?? { name: unitId, code: '' };
  // Of a natural person the directory's name is masked, and there is no code but an identity number.
  const committer = { name: subject.name, code: subject.uscc ?? maskedCode };
  const record: CollectedCommitment | null = collected(state, committer, unit);
  if (record === null) throw new Error(`commitment ${id} is not registered`);
  return collectionColumns.map(({ of }) => of(record));
};

/** Commitments of one subject, or those made in one month of the person's region as far as their office reaches, the newest first. */
import { listCreditCommitments } from '#contracts/commitments.ts';
import type { Person } from '#domain/access/person.ts';
import { may } from '#domain/access/rights.ts';
import { creditCommitment, registerOf } from '#domain/credit-commitment/credit-commitment.ts';
import { ok } from '#domain/kernel/result.ts';
import { listKey, subjectKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { mergedPage, type Partition, type Row } from '../../shared/lists/merged-page.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { type Registered, registeredIn, relationsOf } from './about.ts';
import { commitmentView } from './view.ts';

export const listCreditCommitmentsRoute = (deps: ApiDeps) =>
  route(listCreditCommitments, {
    about: async ({ query, person }) => {
      const about = await aboutPerson({ person });
      // An applicant asks for a subject of their own; what an office reaches of it is asked for each commitment.
      return about.ok && query.subjectId !== undefined ? ok({ ...about.value, subjectIds: [query.subjectId] }) : about;
    },
    handle: async ({ query: { subjectId, month, limit, cursor }, person }) => {
      const list = `commitments:${subjectId ?? ''}:${month ?? ''}`;
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const context = await deps.look();
      const page = await mergedPage(deps.db, {
        partitions: subjectId === undefined ? ofMonth(deps, person, month) : [ofSubject(deps, subjectId)],
        limit,
        after: after.value,
        descending: true,
        pick: async (rows) => {
          const found = await registeredRows(deps, rows);
          return Promise.all(found.map((stored) => (stored === null ? null : shown(stored, person, context))));
        },
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });

const ofSubject = ({ tables }: ApiDeps, subjectId: string): Partition => ({
  table: tables.record,
  index: 'gsi3',
  key: subjectKey(subjectId),
});

const ofMonth = ({ tables }: ApiDeps, { regionId }: Person, month = ''): Partition[] =>
  regionId === undefined ? [] : [monthPartition(tables.record, regionId, month)];

/** What a region's units received in one month. */
export const monthPartition = (table: string, regionId: string, month: string): Partition => ({
  table,
  index: 'gsi4',
  key: listKey(registerOf(regionId, month)),
});

/** The commitments the rows lead to, as they stand; null for rows of other kinds. */
export const registeredRows = async (deps: ApiDeps, rows: readonly Row[]): Promise<readonly (Registered | null)[]> => {
  const read = await consistently(deps.db, deps.tables.record, rows);
  return read.map((row) =>
    row === undefined || row['kind'] !== creditCommitment.name
      ? null
      : registeredIn(parseSnapshot(creditCommitment, row)),
  );
};

const shown = (stored: Registered, person: Person, context: ViewContext) =>
  may(listCreditCommitments.access, person, relationsOf(stored)) ? commitmentView(stored, person, context) : null;

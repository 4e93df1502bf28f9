/**
 * Cases of one kind that a person's office reaches (their region's, their unit's) or of the subjects they represent, the newest first. A
 * unit finds a case it takes part in as well.
 */
import type { Contract } from '#contracts/contract.ts';
import type { Person } from '#domain/access/person.ts';
import type { Rule } from '#domain/access/policy.ts';
import { may, reachOf, subjectsFor } from '#domain/access/rights.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { ok } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { snapshotKey, subjectKey, unitKey } from '../case-store/keys.ts';
import { parseSnapshot } from '../case-store/reader.ts';
import { listUnits } from '../directory/units.ts';
import type { ApiDeps } from '../http/deps.ts';
import { aboutPerson, route } from '../http/route.ts';
import { consistently } from '../lists/consistent.ts';
import { cursorOf, positionOf } from '../lists/cursor.ts';
import { mergedPage, type Partition, type Row } from '../lists/merged-page.ts';
import type { ViewContext } from '../views/context.ts';
import { type Reading, relationsOf } from './about-case.ts';

export interface Listing<S extends CaseInGeneral> extends Reading<S> {
  readonly entry: (state: S, person: Person, context: ViewContext) => Promise<unknown>;
}

interface ListQuery {
  readonly scope: 'mine' | 'unit';
  readonly stage?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export const listCasesRoute = <C extends Contract, S extends CaseInGeneral>(
  deps: ApiDeps,
  contract: C,
  of: Listing<S>,
) =>
  route(contract, {
    about: aboutPerson,
    handle: async (request) => {
      const { person } = request;
      const { scope, stage, limit, cursor } = request.query as ListQuery;
      const { operationId, access } = contract;
      const list = `${operationId}:${scope}:${stage ?? ''}`;
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const context = await deps.look();
      const page = await mergedPage(deps.db, {
        partitions: scope === 'unit' ? await inReach(deps, access, person) : ofSubjects(deps, access, person),
        limit,
        after: after.value,
        descending: true,
        pick: (rows) => pick(deps, rows, of, { access, stage, person, context }),
      });
      // The kind's own entries: what is shown passes the contract's schema at the edge, as every answer does.
      return ok({ entries: page.entries, next: cursorOf(list, page.next) } as z.input<C['answer']>);
    },
  });

/** Whose office reaches no further than themselves sees their subjects' cases: to them there is nothing else. */
const inReach = async (deps: ApiDeps, access: Rule, person: Person): Promise<Partition[]> => {
  switch (reachOf(access, person)) {
    case 'region':
      return ofUnits(deps, await unitsOf(deps, person.regionId));
    case 'unit':
      return ofUnits(deps, person.unitId === undefined ? [] : [person.unitId]);
    default:
      return ofSubjects(deps, access, person);
  }
};

const unitsOf = async ({ db, tables }: ApiDeps, regionId: string | undefined): Promise<string[]> => {
  const units = await listUnits(db, tables.directory);
  return units.filter((unit) => unit.regionId === regionId).map((unit) => unit.unitId);
};

const ofUnits = (deps: ApiDeps, unitIds: readonly string[]): Partition[] =>
  unitIds.map((id) => ({ table: deps.tables.case, index: 'gsi2', key: unitKey(id) }));

const ofSubjects = (deps: ApiDeps, access: Rule, person: Person): Partition[] =>
  subjectsFor(access, person).map((id) => ({ table: deps.tables.case, index: 'gsi3', key: subjectKey(id) }));

interface Wanted {
  readonly access: Rule;
  readonly stage: string | undefined;
  readonly person: Person;
  readonly context: ViewContext;
}

/**
 * Whatever row led to it, what is shown is the case as it stands. Other aggregates of a subject or unit lie in the same index; they have
 * lists of their own. The policy has the last word on each: an index only says where to look.
 */
const pick = async <S extends CaseInGeneral>(
  deps: ApiDeps,
  rows: readonly Row[],
  of: Listing<S>,
  { access, stage, person, context }: Wanted,
) => {
  const snapshots = rows.map((row) => ({ pk: row['pk'], sk: snapshotKey }));
  const read = await consistently(deps.db, deps.tables.case, snapshots);
  return Promise.all(
    read.map((row) => {
      if (row === undefined || row['kind'] !== of.kind.name) return null;
      const state = parseSnapshot(of.kind, row).state as S;
      if (stage !== undefined && state.stage !== stage) return null;
      return may(access, person, relationsOf(of, state)) ? of.entry(state, person, context) : null;
    }),
  );
};

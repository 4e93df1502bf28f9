/**
 * The cases a person's office reaches (their region's, their unit's) or of the subjects they represent, the newest first. A unit finds a
 * case it takes part in as one body of several as well.
 */
import { listRepairCases } from '#contracts/repair-cases.ts';
import { availableActions } from '#domain/access/available-actions.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import { may, reachOf } from '#domain/access/policy.ts';
import { ok } from '#domain/kernel/result.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairStage } from '#domain/repair/stages.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import { snapshotKey, subjectKey, unitKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import { relationsOf } from '../../shared/cases/about-case.ts';
import { listUnits } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { mergedPage, type Partition, type Row } from '../../shared/lists/merged-page.ts';
import { summaryOf } from '../../shared/views/case.ts';
import type { ViewContext } from '../../shared/views/context.ts';

export const listRepairCasesRoute = (deps: ApiDeps) =>
  route(listRepairCases, {
    about: aboutPerson,
    handle: async ({ person, query }) => {
      const { scope, stage } = query;
      const list = `repair-cases:${scope}:${stage ?? ''}`;
      const after = positionOf(list, query.cursor);
      if (!after.ok) return after;
      const context = await deps.look();
      const page = await mergedPage(deps.db, {
        partitions: scope === 'unit' ? await inReach(deps, person) : ofSubjects(deps, person),
        limit: query.limit,
        after: after.value,
        descending: true,
        pick: (rows) => pick(deps, rows, { stage, person, context }),
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });

/** Whose office reaches no further than themselves sees their subjects' cases: to them there is nothing else. */
const inReach = async (deps: ApiDeps, person: Person): Promise<Partition[]> => {
  switch (reachOf('listRepairCases', person)) {
    case 'region':
      return ofUnits(deps, await unitsOf(deps, person.regionId));
    case 'unit':
      return ofUnits(deps, person.unitId === undefined ? [] : [person.unitId]);
    default:
      return ofSubjects(deps, person);
  }
};

const unitsOf = async ({ db, tables }: ApiDeps, regionId: string | undefined): Promise<string[]> => {
  const units = await listUnits(db, tables.directory);
  return units.filter((unit) => unit.regionId === regionId).map((unit) => unit.unitId);
};

const ofUnits = (deps: ApiDeps, unitIds: readonly string[]): Partition[] =>
  unitIds.map((id) => ({ table: deps.tables.case, index: 'gsi2', key: unitKey(id) }));

const ofSubjects = (deps: ApiDeps, person: Person): Partition[] =>
  subjectsOf(person).map((id) => ({ table: deps.tables.case, index: 'gsi3', key: subjectKey(id) }));

interface Wanted {
  readonly stage: RepairStage | undefined;
  readonly person: Person;
  readonly context: ViewContext;
}

/**
 * Whatever row led to it, what is shown is the case as it stands. Applications of a subject lie in the same index; they have a list of
 * their own. The policy has the last word on each: an index only says where to look.
 */
const pick = async (deps: ApiDeps, rows: readonly Row[], wanted: Wanted) => {
  const snapshots = rows.map((row) => ({ pk: row['pk'], sk: snapshotKey }));
  const read = await consistently(deps.db, deps.tables.case, snapshots);
  return Promise.all(
    read.map((row) => {
      if (row === undefined || row['kind'] !== repairCase.name) return null;
      const { state } = parseSnapshot(repairCase, row);
      if (wanted.stage !== undefined && state.stage !== wanted.stage) return null;
      return may('listRepairCases', wanted.person, relationsOf(repairDesk, state)) ? entry(state, wanted) : null;
    }),
  );
};

const entry = async (state: RepairCaseState, { person, context }: Wanted) => ({
  ...(await summaryOf(state, context)),
  records: state.records.map(({ recordId, decisionNumber, outcome }) => ({ recordId, decisionNumber, outcome })),
  availableActions: availableActions(repairDesk, state, person),
});

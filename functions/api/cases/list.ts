/** The cases of a person's unit or of the subjects they represent, the newest first. */
import { listRepairCases } from '#contracts/repair-cases.ts';
import { availableActions } from '#domain/access/available-actions.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import { ok } from '#domain/kernel/result.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairStage } from '#domain/repair/stages.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import { subjectKey, unitKey } from '../../shared/case-store/keys.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
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
        partitions: scope === 'unit' ? ofUnit(deps, person) : ofSubjects(deps, person),
        limit: query.limit,
        after: after.value,
        descending: true,
        pick: (rows) => pick(deps, rows, { stage, person, context }),
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });

const ofUnit = (deps: ApiDeps, { unitId, roles }: Person): Partition[] =>
  unitId === undefined || roles.every((role) => role === 'applicant')
    ? []
    : [{ table: deps.tables.case, index: 'gsi2', key: unitKey(unitId) }];

const ofSubjects = (deps: ApiDeps, person: Person): Partition[] =>
  subjectsOf(person).map((id) => ({ table: deps.tables.case, index: 'gsi3', key: subjectKey(id) }));

interface Wanted {
  readonly stage: RepairStage | undefined;
  readonly person: Person;
  readonly context: ViewContext;
}

/** Applications of a subject lie in the same index; they have a list of their own. */
const pick = async (deps: ApiDeps, rows: readonly Row[], wanted: Wanted) => {
  const read = await consistently(deps.db, deps.tables.case, rows);
  return Promise.all(
    read.map((row) => {
      if (row === undefined || row['kind'] !== repairCase.name) return null;
      const { state } = parseSnapshot(repairCase, row);
      return wanted.stage === undefined || state.stage === wanted.stage ? entry(state, wanted) : null;
    }),
  );
};

const entry = async (state: RepairCaseState, { person, context }: Wanted) => ({
  ...(await summaryOf(state, context)),
  records: state.records.map(({ recordId, decisionNumber, outcome }) => ({ recordId, decisionNumber, outcome })),
  availableActions: availableActions(state, person),
});

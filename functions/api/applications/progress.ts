/** One progress page for one application, however many units decide: where each case stands, who has confirmed, what to do now. */
import { type Application, readApplication } from '#contracts/applications.ts';
import { availableActions } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import { type ApplicationState, storedApplication } from '#domain/application/application.ts';
import type { Delivery } from '#domain/delivery/delivery.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { earliestLimit } from '#domain/kernel/time-limit.ts';
import { openItems } from '#domain/kernel/work-items.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { repairStages } from '#domain/repair/stages.ts';
import type { CaseRecord, RepairCaseState } from '#domain/repair/state.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { listPlatforms } from '../../shared/directory/platforms.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { timeLimitView } from '../../shared/views/time-limit.ts';

type Progress = z.input<typeof Application>['cases'][number];
type Planned = ApplicationState['cases'][number];

export const readApplicationRoute = (deps: ApiDeps, ledger: Ledger) =>
  route(readApplication, {
    about: async ({ params }) => {
      const stored = await deps.reader.load(storedApplication, params.applicationId);
      if (stored.version === 0) return refuse({ code: 'caseNotFound' });
      const { subjectId, regionId } = stored.state;
      return ok({ loaded: stored, subjectId, regionId });
    },
    handle: async ({ person }, { id, state }) => {
      const [context, platforms] = await Promise.all([deps.look(), listPlatforms(deps.db, deps.tables.directory)]);
      const names = new Map(platforms.map((platform) => [platform.id, platform.name]));
      const cases = await Promise.all(
        state.cases.map((planned) => progress(deps, ledger, planned, person, context, names)),
      );
      return ok({
        applicationId: id,
        subjectId: state.subjectId,
        subjectName: await context.subjectName(state.subjectId),
        receivedAt: state.receivedAt ?? '',
        recordCount: state.cases.reduce((sum, planned) => sum + planned.records.length, 0),
        letterVersion: state.commitment?.letterVersion ?? null,
        textHash: state.commitment?.textHash ?? null,
        cases,
      });
    },
  });

const progress = async (
  deps: ApiDeps,
  ledger: Ledger,
  planned: Planned,
  person: Person,
  context: ViewContext,
  names: ReadonlyMap<string, string>,
): Promise<Progress> => {
  const [{ state, version }, deliveries, unit] = await Promise.all([
    deps.reader.load(storedRepairCase, planned.caseId),
    ledger.ofCase(planned.caseId),
    context.unit(planned.unitId),
  ]);
  const opened = version > 0;
  const limit = opened ? governing(state) : undefined;
  return {
    caseId: planned.caseId,
    unitId: unit.id,
    unitName: unit.name,
    opened,
    stage: state.stage,
    stageLabel: repairStages[state.stage].label,
    final: repairStages[state.stage].final,
    records: (opened ? state.records : planned.records).map(outcomeOf),
    limit: limit === undefined ? null : timeLimitView(limit, context),
    platforms: deliveries.filter((delivery) => delivery.status !== 'superseded').map((d) => platformOf(d, names)),
    availableActions: opened ? availableActions(repairDesk, state, person) : [],
  };
};

/** Of the limits of what is to be done now, the one that ends first; while nobody has to act, the case's own. */
const governing = (state: RepairCaseState) => {
  const ofItems = openItems(state.items).flatMap((item) => item.limit ?? []);
  return repairStages[state.stage].final
    ? undefined
    : earliestLimit(ofItems.length > 0 ? ofItems : Object.values(state.limits));
};

const outcomeOf = ({
  recordId,
  decisionNumber,
  outcome,
  reason,
  toFix,
  reviewRoute,
  effectsCompleted,
}: CaseRecord) => ({
  recordId,
  decisionNumber,
  outcome,
  reason,
  toFix,
  reviewRoute,
  effectsCompleted: { ...effectsCompleted },
});

const platformOf = (delivery: Delivery, names: ReadonlyMap<string, string>): Progress['platforms'][number] => ({
  platformId: delivery.platformId,
  name: names.get(delivery.platformId) ?? delivery.platformId,
  recordId: delivery.item.kind === 'record' ? delivery.item.id : null,
  effects: delivery.effects,
  status: delivery.status,
  confirmedAt: delivery.status === 'acknowledged' ? delivery.updatedAt : null,
});

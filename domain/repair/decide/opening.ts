/** How a case begins: from an application, or reported by a department that decided elsewhere. */
import type { Context } from '../../kernel/aggregate.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { OpenCase, ReportRepair } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import { openingLimits } from '../limits.ts';
import { openQuestionsFor } from '../questions.ts';
import { bodiesOf, profileFor, requiredSteps, versions } from '../rules.ts';
import { repairEntries } from '../stages.ts';
import type { RepairCaseState } from '../state.ts';
import { askedEvents, type Decided, folded, noEvents } from './common.ts';
import { barsLifted, recordRepaired } from './orders.ts';

/** Opening twice is answered with the case that exists: the driver may ask again after a crash. */
export const openCase = (state: RepairCaseState, command: OpenCase, context: Context): Decided => {
  if (state.caseId !== '') return noEvents;
  const { type: _, banFlagged, applicationId, ...data } = command;
  const profile = profileFor(command.regionId);
  const opened: RepairEvent = {
    type: 'RepairCaseOpened',
    data: {
      ...data,
      applicationId,
      materials: [...command.materials],
      origin: 'application',
      ...versions(profile, context.calendar),
      decidedOn: null,
      stage: repairEntries.openCase.to,
      bodies: bodiesOf(command.unitId, command.records, profile),
      steps: requiredSteps(command.records, profile, context.newId),
      limits: openingLimits(command, context),
    },
  };
  const asked = openQuestionsFor({ ...command, banFlagged }, context);
  const after = folded(state, opened, context);
  return ok({ events: [opened, ...asked.flatMap((question) => askedEvents(after, question, context))] });
};

/** The effects follow at once, since the decision was taken elsewhere; the records change in the same transaction. */
export const reportRepair = (state: RepairCaseState, command: ReportRepair, context: Context): Decided => {
  if (state.caseId !== '') return noEvents;
  if (command.records.some((record) => command.decidedOn < record.determinedOn))
    return refuse({ code: 'decisionDateTooEarly' });
  const { type: _, decisionReference, ...data } = command;
  const profile = profileFor(command.regionId);
  return ok({
    events: [
      {
        type: 'RepairCaseOpened',
        data: {
          ...data,
          applicationId: null,
          origin: 'reported',
          ...versions(profile, context.calendar),
          stage: repairEntries.reportRepair.to,
          records: command.records.map((r) => ({ ...r, outcome: 'granted', reason: decisionReference })),
          materials: [],
          commitment: null,
          bodies: [command.unitId],
          steps: [],
          limits: {},
        },
      },
    ],
    alongside: [
      ...command.records.map(({ recordId, ruleSetId }) =>
        recordRepaired(command.caseId, { recordId, ruleSetId: ruleSetId ?? 'reported', clause: decisionReference }),
      ),
      ...barsLifted(command, command.records),
    ],
  });
};

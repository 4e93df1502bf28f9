/**
 * 修复后的承诺核查: a repair rests on a promise, so after the effects are complete somebody looks whether it is kept. The machine has ended
 * by then; what follows is one work item, and where the promise was broken the same second pair of eyes that undoes a repair by false material.
 */
import { shanghaiDate } from '../../calendar/dates.ts';
import type { Performance } from '../../commitment/performance.ts';
import type { Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import { refuse } from '../../kernel/result.ts';
import type { PersonCommand, WithMaterials } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import { followUpLimit } from '../limits.ts';
import type { RepairCaseState } from '../state.ts';
import { type Decided, events, onItem, openItem } from './common.ts';
import { standsAgainst } from './standing.ts';

type Of<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;
type Conclusion = Extract<RepairEvent, { type: 'RepairCaseConcluded' }>['data']['outcome'];

/** The case ends; a promise that was signed in it is still to be kept. */
export const concludedEvents = (state: RepairCaseState, outcome: Conclusion, context: Context): RepairEvent[] => [
  ...followUpOpened(state, context),
  { type: 'RepairCaseConcluded', data: { outcome, stage: 'concluded' } },
];

/** The item under which the commitment is verified; none where a repair was decided elsewhere and nothing was signed here. */
export const followUpOpened = (state: RepairCaseState, context: Context): RepairEvent[] => {
  if (state.commitment === null) return [];
  const about = state.commitment.commitmentId;
  const limit = followUpLimit(state, context);
  return [openItem(state, 'followUpCommitment', context, { stage: 'concluded', about, limit })];
};

export const confirmCommitmentKept = (
  state: RepairCaseState,
  command: Of<'confirmCommitmentKept'> & WithMaterials,
  context: Context,
): Decided => {
  const item = onItem(state, 'confirmCommitmentKept', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'confirmCommitmentKept', context);
  if (against !== null) return refuse(against);
  const kept = { status: 'full', unkept: null, accountability: null } as const;
  return events(completed(item.value, 'kept'), ...followedUp(state, kept, command.finding, context, command.materials));
};

/** Whether the promise was broken is not for the person who says so: the approver examines it like false material. */
export const reportCommitmentBreach = (
  state: RepairCaseState,
  command: Of<'reportCommitmentBreach'> & WithMaterials,
  context: Context,
): Decided => {
  const item = onItem(state, 'reportCommitmentBreach', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'reportCommitmentBreach', context);
  if (against !== null) return refuse(against);
  const { finding, documentIds, breachKind, performance, unkept } = command;
  return events(
    completed(item.value, 'breached'),
    {
      type: 'RepairCaseFalseMaterialReported',
      data: {
        // The promise was made for all of them.
        recordIds: state.records.filter((r) => r.outcome === 'granted').map((r) => r.recordId),
        finding,
        documentIds,
        materials: [...(command.materials ?? [])],
        reportedBy: context.actor.principalId,
        breach: { breachKind, performance, unkept },
      },
    },
    openItem(state, 'confirmRevocation', context),
  );
};

/** With the revocation it is established that the promise was broken, and the revocation is what follows from it. */
export const breachEstablished = (state: RepairCaseState, reason: string, context: Context): RepairEvent[] => {
  const reported = state.falseMaterial;
  if (reported?.breach === undefined) return [];
  const { performance: status, unkept } = reported.breach;
  return followedUp(state, { status, unkept, accountability: `撤销信用修复：${reason}` }, reported.finding, context);
};

const followedUp = (
  { commitment, unitId }: RepairCaseState,
  found: Pick<Performance, 'status' | 'unkept' | 'accountability'>,
  finding: string,
  context: Context,
  materials: WithMaterials['materials'] = [],
): RepairEvent[] => {
  if (commitment === null) return [];
  const performance = { ...found, determinedOn: shanghaiDate(context.now), determiningUnitId: unitId };
  const { commitmentId } = commitment;
  const evidence = materials.length > 0 && { materials: [...materials] };
  return [{ type: 'RepairCommitmentFollowedUp', data: { commitmentId, performance, finding, ...evidence } }];
};

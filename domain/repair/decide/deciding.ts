/** 审批: per record, by every body that must decide, never by whoever verified. */
import type { AlongsideCommand, Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import type { Refusal } from '../../kernel/problems.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { PersonCommand } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import type { UnmetCode } from '../labels.ts';
import { explainCaseRecord, profileFor, reviewRoutes } from '../rules.ts';
import type { RepairCaseState } from '../state.ts';
import { cancelStale, conditionsNotMet, type Decided, onItem, pending, type Stage } from './common.ts';
import { barsLifted, recordRepaired } from './orders.ts';
import { standsAgainst } from './standing.ts';

type Decide = Extract<PersonCommand, { type: 'decide' }>;
type BodyDecision = RepairCaseState['decisions'][number];

export const decideRecords = (state: RepairCaseState, command: Decide, context: Context): Decided => {
  const item = onItem(state, 'decide', command, context);
  if (!item.ok) return item;
  const refusal =
    standsAgainst(state, 'decide', context) ?? everyRecordOnce(state, command) ?? mayGrant(state, command, context);
  if (refusal !== null) return refuse(refusal);
  const decision: BodyDecision = {
    unitId: item.value.unitId ?? state.unitId,
    principalId: context.actor.principalId,
    at: context.now,
    records: command.records.map((r) => ({ ...r, toFix: r.outcome === 'refused' ? r.toFix : null })),
  };
  const decisions = [...state.decisions, decision];
  const complete = state.bodies.every((body) => decisions.some((d) => d.unitId === body));
  const given: RepairEvent[] = [
    completed(item.value, 'decided'),
    { type: 'RepairCaseBodyDecided', data: { decision } },
  ];
  if (!complete) return ok({ events: given });
  const { final, alongside } = conclude(state, decisions, context, item.value.id);
  return ok({ events: [...given, ...final], alongside });
};

const everyRecordOnce = (state: RepairCaseState, command: Decide): Refusal | null => {
  const wanted = pending(state).map((r) => r.recordId);
  const given = command.records.map((r) => r.recordId);
  return [...wanted].sort().join() === [...given].sort().join()
    ? null
    : { code: 'outcomesIncomplete', params: { records: wanted } };
};

/** A grant needs the published commitment, every condition of the rule set, and a verification that supports it. */
const mayGrant = (state: RepairCaseState, command: Decide, context: Context): Refusal | null => {
  const granted = command.records.filter((r) => r.outcome === 'granted').map((r) => r.recordId);
  if (granted.length === 0) return null;
  const publish = profileFor(state.regionId).commitmentPublicationRequired;
  if (publish && state.commitmentPublishedAt === null) return { code: 'commitmentNotPublished' };
  const unmet = pending(state)
    .filter((r) => granted.includes(r.recordId))
    .map((record) => ({ recordId: record.recordId, unmet: unmetFor(state, record, context) }))
    .filter((r) => r.unmet.length > 0);
  return unmet.length === 0 ? null : conditionsNotMet(unmet);
};

const unmetFor = (
  state: RepairCaseState,
  record: RepairCaseState['records'][number],
  context: Context,
): UnmetCode[] => {
  const unsupported = state.verifications.some((v) =>
    v.records.some((r) => r.recordId === record.recordId && !r.supported),
  );
  const { unmet, eligible } = explainCaseRecord(record, state, context);
  return [
    ...unmet,
    ...(unsupported ? (['verificationNotSupported'] as const) : []),
    ...(state.steps.some((step) => step.status !== 'confirmed') ? (['stepOutstanding'] as const) : []),
    ...(eligible === null ? (['ruleSetUndetermined'] as const) : []),
  ];
};

/** A record is granted only if every body grants it; the records change in the same transaction as the case. */
const conclude = (
  state: RepairCaseState,
  decisions: readonly BodyDecision[],
  context: Context,
  itemId: string,
): { final: RepairEvent[]; alongside: AlongsideCommand[] } => {
  // In the order of the bodies, so that who decided first leaves no trace in the result.
  const inOrder = state.bodies.flatMap((body) => decisions.filter((d) => d.unitId === body));
  const records = pending(state).map((record) => combined(state, record, inOrder, context));
  const granted = records.filter((r) => r.outcome === 'granted');
  const stage: Stage = granted.length > 0 ? 'stopping' : 'refused';
  return {
    final: [{ type: 'RepairCaseDecided', data: { records, stage } }, ...cancelStale(state, stage, [itemId])],
    alongside: [
      ...granted.map((r) => recordRepaired(state.caseId, r)),
      ...barsLifted(
        state,
        state.records.filter((r) => granted.some(({ recordId }) => recordId === r.recordId)),
      ),
    ],
  };
};

const combined = (
  state: RepairCaseState,
  record: RepairCaseState['records'][number],
  decisions: readonly BodyDecision[],
  context: Context,
) => {
  const given = decisions.flatMap((d) => d.records.filter((r) => r.recordId === record.recordId));
  const against = given.filter((r) => r.outcome === 'refused');
  const outcome = against.length > 0 ? ('refused' as const) : ('granted' as const);
  const ground = against.length > 0 ? against : given;
  const explanation = explainCaseRecord(record, state, context);
  return {
    recordId: record.recordId,
    outcome,
    reason: ground.map((r) => r.reason).join('；'),
    toFix: against.length > 0 ? against.map((r) => r.toFix).join('；') : null,
    ruleSetId: explanation.ruleSetId ?? 'undetermined',
    clause: explanation.clause,
    reviewRoute: outcome === 'refused' ? reviewRoutes.refused : null,
  };
};

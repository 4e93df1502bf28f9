/** Folds the events of a repair case. No rule is applied here: what was decided stands in the event. */
import { startOfDayInstant } from '../calendar/dates.ts';
import type { AggregateKind } from '../kernel/aggregate.ts';
import { expecting, restarted } from '../kernel/machine.ts';
import { evolveWorkItems, isWorkItemEvent } from '../kernel/work-items.ts';
import type { RepairCommand } from './commands.ts';
import type { RepairEvent } from './events.ts';
import type { Material } from './material.ts';
import { repairStages } from './stages.ts';
import type { CaseRecord, RecordOutcome, RepairCaseState } from './state.ts';

type Evolve = AggregateKind<RepairCaseState, RepairCommand, RepairEvent>['evolve'];

export const evolveRepairCase: Evolve = (state, event, meta) => {
  if (isWorkItemEvent(event)) return { ...state, items: { ...evolveWorkItems(state.items, event, meta.occurredAt) } };
  if (event.type === 'MachineRedriven') return state;
  const after = evolveCase(state, event, meta);
  return event.type === 'RepairCaseStageEntered' ? after : settled(state, after, meta.recordedAt);
};

/** A new stage that is not final is one the machine must enter soon, unless it just has; a final one needs no machine. */
const settled = (before: RepairCaseState, after: RepairCaseState, recordedAt: string): RepairCaseState => {
  const moved = before.caseId === '' || before.stage !== after.stage;
  if (!moved) return after;
  const final = repairStages[after.stage].final;
  return {
    ...after,
    endedAt: final ? (after.endedAt ?? after.decidedAt) : after.endedAt,
    machine: expecting(after.machine, repairStages[after.stage], recordedAt),
  };
};

const withRecords = (
  state: RepairCaseState,
  ids: readonly string[],
  change: (record: CaseRecord) => Partial<CaseRecord>,
): CaseRecord[] => state.records.map((r) => (ids.includes(r.recordId) ? { ...r, ...change(r) } : r));

const pendingIds = (state: RepairCaseState): string[] =>
  state.records.filter((r) => r.outcome === 'pending').map((r) => r.recordId);

const evolveCase = (
  state: RepairCaseState,
  event: Exclude<RepairEvent, { type: `WorkItem${string}` | 'MachineRedriven' }>,
  meta: Parameters<Evolve>[2],
): RepairCaseState => {
  const at = meta.occurredAt;
  switch (event.type) {
    case 'RepairCaseOpened': {
      const { decidedOn, ...opened } = event.data;
      return { ...state, ...opened, openedAt: at, decidedAt: decidedOn === null ? null : startOfDayInstant(decidedOn) };
    }
    case 'RepairCaseStageEntered':
      return { ...state, stage: event.data.stage, machine: { ...state.machine, expectedBy: null } };
    case 'RepairCaseMachineRestarted':
      return {
        ...state,
        machine: restarted(event.data.generation, meta.recordedAt),
      };
    case 'RepairCaseQuestionRaised':
      return { ...state, questions: [...state.questions, event.data.question] };
    case 'RepairCaseQuestionAnswered':
      return answered(state, event.data.questionId, event.data.answer);
    case 'RepairCaseAccepted':
      return {
        ...state,
        acceptedAt: at,
        limits: { ...state.limits, ...event.data.limits },
        stage: event.data.stage,
      };
    case 'RepairCaseAcceptanceRefused':
      return {
        ...state,
        records: withRecords(state, pendingIds(state), () => ({
          outcome: 'notAccepted',
          reason: event.data.reason,
          toFix: event.data.toFix,
          reviewRoute: event.data.reviewRoute,
        })),
        stage: event.data.stage,
        endedAt: at,
      };
    case 'RepairCaseSupplementRequested':
      return {
        ...state,
        supplement: { items: event.data.items, requestedAt: at, answeredAt: null },
        stage: event.data.stage,
      };
    case 'RepairCaseSupplemented':
      return {
        ...state,
        supplement: state.supplement && { ...state.supplement, answeredAt: at },
        materials: withMaterials(state, event.data.materials),
        limits: { ...state.limits, ...event.data.limits },
        stage: event.data.stage,
      };
    case 'RepairCaseChecked':
      return { ...state, findings: event.data.findings };
    case 'RepairCaseVerified':
      return {
        ...state,
        verifications: [...state.verifications, event.data.verification],
        materials: withMaterials(state, event.data.materials),
        stage: event.data.stage,
      };
    case 'RepairCaseExtended':
      return { ...state, limits: { ...state.limits, ...event.data.limits }, extended: true };
    case 'RepairCaseLimitsRecomputed':
      return { ...state, limits: { ...state.limits, ...event.data.limits } };
    case 'RepairStepPlanned':
      return { ...state, steps: [...state.steps, event.data.step] };
    case 'RepairStepSubmitted':
      return {
        ...withStep(state, event.data.stepId, { status: 'submitted', evidence: event.data.evidence }),
        materials: withMaterials(state, event.data.materials),
      };
    case 'RepairStepConfirmed':
      return {
        ...withStep(state, event.data.stepId, { status: 'confirmed', confirmedBy: meta.actor.principalId }),
        stage: event.data.stage,
      };
    case 'RepairStepReturned':
      return withStep(state, event.data.stepId, { status: 'required', evidence: null });
    case 'RepairCaseWaitingEnded':
      return { ...state, limits: { ...state.limits, ...event.data.limits }, stage: event.data.stage };
    case 'RepairCommitmentPublicationOrdered':
    case 'RepairCaseReceiptFollowedUp':
      return state;
    case 'RepairCommitmentPublished':
      return { ...state, commitmentPublishedAt: at, stage: event.data.stage };
    case 'RepairCaseBodyDecided':
      return { ...state, decisions: [...state.decisions, event.data.decision] };
    case 'RepairCaseDecided':
      return {
        ...state,
        records: event.data.records.reduce(
          (records, d) =>
            records.map((r) =>
              r.recordId === d.recordId
                ? { ...r, outcome: d.outcome, reason: d.reason, toFix: d.toFix, reviewRoute: d.reviewRoute }
                : r,
            ),
          state.records,
        ),
        servedEvidence: served(
          state,
          state.verifications.flatMap(({ documentIds = [] }) => documentIds),
        ),
        decidedAt: at,
        stage: event.data.stage,
      };
    case 'RepairCaseEffectCompleted':
      return {
        ...state,
        records: withRecords(state, [event.data.recordId], (r) => ({
          effectsCompleted: { ...r.effectsCompleted, [event.data.effect]: at },
        })),
      };
    case 'RepairCaseConcluded':
      return { ...state, stage: event.data.stage, endedAt: at };
    case 'RepairCaseWithdrawn':
      return {
        ...state,
        records: withRecords(state, event.data.recordIds, () => ({
          outcome: 'withdrawn',
          reason: event.data.reason,
        })),
        stage: event.data.stage,
        endedAt: repairStages[event.data.stage].final ? at : state.endedAt,
      };
    case 'RepairCaseFalseMaterialReported':
      return falseMaterialReported(state, event.data);
    case 'RepairCaseFalseMaterialDismissed':
      return { ...state, falseMaterial: null };
    case 'RepairCommitmentFollowedUp': {
      const { performance, materials = [] } = event.data;
      const found = materials.map(({ documentId }) => documentId);
      return {
        ...state,
        commitmentPerformance: performance,
        materials: withMaterials(state, materials),
        servedEvidence: served(state, found),
      };
    }
    case 'RepairCaseRevoked':
      return {
        ...state,
        records: withRecords(state, event.data.recordIds, () => ({
          outcome: 'revoked' satisfies RecordOutcome,
          reason: event.data.reason,
        })),
        servedEvidence: served(state, state.falseMaterial?.documentIds ?? []),
        falseMaterial: null,
        stage: event.data.stage,
        endedAt: repairStages[event.data.stage].final ? at : state.endedAt,
      };
  }
};

const falseMaterialReported = (
  state: RepairCaseState,
  { materials, ...reported }: Extract<RepairEvent, { type: 'RepairCaseFalseMaterialReported' }>['data'],
): RepairCaseState => ({ ...state, falseMaterial: reported, materials: withMaterials(state, materials) });

/** A document stays one material, however often the case refers to it. */
const withMaterials = ({ materials }: RepairCaseState, more: readonly Material[] = []): Material[] => [
  ...materials,
  ...more.filter(({ documentId }) => !materials.some((one) => one.documentId === documentId)),
];

const served = ({ servedEvidence }: RepairCaseState, documentIds: readonly string[]): string[] => [
  ...new Set([...servedEvidence, ...documentIds]),
];

const withStep = (
  state: RepairCaseState,
  stepId: string,
  change: Partial<RepairCaseState['steps'][number]>,
): RepairCaseState => ({
  ...state,
  steps: state.steps.map((step) => (step.id === stepId ? { ...step, ...change } : step)),
});

/** An answer settles what the rules left open for one record; a ban's answer settles whether the case goes on. */
const answered = (state: RepairCaseState, questionId: string, answer: string): RepairCaseState => {
  const questions = state.questions.map((q) => (q.id === questionId ? { ...q, answer } : q));
  const question = state.questions.find((q) => q.id === questionId);
  const change = (): Partial<CaseRecord> => {
    if (question?.kind === 'ruleSet') return { ruleSetId: answer };
    if (question?.kind === 'severity') return { severity: answer as CaseRecord['severity'] };
    return {};
  };
  const ids = question?.recordId === null || question === undefined ? [] : [question.recordId];
  return { ...state, questions, records: withRecords(state, ids, change) };
};

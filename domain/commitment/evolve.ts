/** Folds the events of a commitment case. No rule is applied here: what was decided stands in the event. */
import type { AggregateKind } from '../kernel/aggregate.ts';
import { expecting, restarted } from '../kernel/machine.ts';
import { evolveWorkItems, isWorkItemEvent } from '../kernel/work-items.ts';
import type { CommitmentCommand } from './commands.ts';
import type { CommitmentEvent } from './events.ts';
import { commitmentStages } from './stages.ts';
import type { CommitmentCaseState, MatterTerms } from './state.ts';

type Evolve = AggregateKind<CommitmentCaseState, CommitmentCommand, CommitmentEvent>['evolve'];
type Meta = Parameters<Evolve>[2];
type CaseEvent = Exclude<CommitmentEvent, { type: `WorkItem${string}` | 'MachineRedriven' }>;

export const evolveCommitmentCase: Evolve = (state, event, meta) => {
  if (isWorkItemEvent(event)) return { ...state, items: { ...evolveWorkItems(state.items, event, meta.occurredAt) } };
  if (event.type === 'MachineRedriven') return state;
  const after = evolveCase(state, event, meta);
  return event.type === 'CommitmentCaseStageEntered' ? after : settled(state, after, meta);
};

/** A new stage that is not final is one the machine must enter soon; a final one ends the case, unless an action reopens it. */
const settled = (before: CommitmentCaseState, after: CommitmentCaseState, meta: Meta): CommitmentCaseState => {
  if (before.caseId !== '' && before.stage === after.stage) return after;
  const stage = commitmentStages[after.stage];
  return {
    ...after,
    endedAt: stage.final ? meta.occurredAt : null,
    machine: expecting(after.machine, stage, meta.recordedAt),
  };
};

const evolveCase = (state: CommitmentCaseState, event: CaseEvent, meta: Meta): CommitmentCaseState => {
  const { type, data } = event;
  switch (type) {
    case 'CommitmentCaseOpened': {
      const { matter, noticeText: _, letterText: __, ...opened } = data;
      return { ...state, ...opened, matter: termsOf(matter), openedAt: meta.occurredAt };
    }
    case 'CommitmentCaseStageEntered':
      return { ...state, stage: data.stage, machine: { ...state.machine, expectedBy: null } };
    case 'CommitmentCaseMachineRestarted':
      return { ...state, machine: restarted(data.generation, meta.recordedAt) };
    case 'CommitmentCaseChecked':
    case 'CommitmentCaseWithdrawn':
      return { ...state, stage: data.stage };
    case 'CommitmentCaseFoundNotEligible':
      return { ...state, ineligible: data.reasons, stage: data.stage };
    case 'CommitmentCaseGranted': {
      const { decisionNumber, automatic, deferred, limits, stage } = data;
      return {
        ...state,
        decision: { decisionNumber, automatic, grantedBy: meta.actor.principalId },
        deferred,
        limits: { ...state.limits, ...limits },
        decidedAt: meta.occurredAt,
        stage,
      };
    }
    case 'CommitmentDecisionServed':
      return { ...state, servedAt: meta.occurredAt, stage: data.stage };
    case 'CommitmentCaseRefused': {
      const { stage, ...refusal } = data;
      return { ...state, refusal, decidedAt: meta.occurredAt, stage };
    }
    case 'DeferredMaterialSubmitted':
      return {
        ...withDeferred(state, data.materialId, { status: 'submitted' }),
        materials: [...state.materials, ...data.materials],
        stage: data.stage,
      };
    case 'DeferredTermExtended':
      return withDeferred(state, data.materialId, { extended: true });
    case 'CommitmentCaseFactsChecked':
      return { ...state, findings: data.findings };
    case 'AssistanceRequested':
      return { ...state, assistance: { ...data, answer: null } };
    case 'AssistanceAnswered': {
      const { evidence = [], ...answered } = data;
      const answer = { ...answered, evidence, principalId: meta.actor.principalId };
      return { ...gathered(state, evidence), assistance: state.assistance && { ...state.assistance, answer } };
    }
    case 'CommitmentCaseVerified':
      return {
        ...found(state, data.verification),
        verifications: [...state.verifications, data.verification],
        stage: data.stage,
      };
    case 'CommitmentInspectionOrdered': {
      const { drawId, inspectors } = data;
      return { ...state, inspections: [...state.inspections, { drawId, inspectors, result: null }] };
    }
    case 'CommitmentInspectionRecorded': {
      const { outcome, finding, evidence } = data;
      const result = { outcome, finding, evidence, at: meta.occurredAt };
      return {
        ...found(state, data),
        inspections: state.inspections.map((one) => (one.drawId === data.drawId ? { ...one, result } : one)),
      };
    }
    case 'CommitmentBreachReported':
      return { ...gathered(state, data.breach.evidence), breach: data.breach };
    case 'CommitmentBreachDismissed':
      return { ...state, breach: null, stage: data.stage };
    case 'RectificationOrdered': {
      const { rectificationId: id, requirement, stage } = data;
      const by = { orderedBy: meta.actor.principalId, orderedAt: meta.occurredAt };
      const ordered = { id, requirement, ...by, statement: null, evidence: [], submittedAt: null };
      return {
        ...served(state, state.breach?.evidence ?? []),
        rectifications: [...state.rectifications, ordered],
        stage,
      };
    }
    case 'RectificationSubmitted':
      return {
        ...state,
        rectifications: state.rectifications.map((one) =>
          one.id === data.rectificationId
            ? { ...one, statement: data.statement, evidence: data.evidence, submittedAt: meta.occurredAt }
            : one,
        ),
        stage: data.stage,
      };
    case 'RectificationTermEnded':
      return state;
    case 'CommitmentCaseFulfilled':
      return { ...state, performance: data.performance, breach: null, stage: data.stage };
    case 'CommitmentCaseRevoked': {
      const { performance, recordId, stage } = data;
      return { ...served(state, state.breach?.evidence ?? []), performance, recordId, stage };
    }
    case 'CommitmentCaseLimitsRecomputed':
      return { ...state, limits: { ...state.limits, ...data.limits } };
  }
};

const termsOf = (matter: Extract<CaseEvent, { type: 'CommitmentCaseOpened' }>['data']['matter']): MatterTerms => {
  const { noticeText: _, letterText: __, contact: ___, supervisionChannel: ____, ...terms } = matter;
  return terms;
};

type Named = readonly { readonly documentId: string }[];

const together = (ids: readonly string[], more: Named): string[] => [
  ...new Set([...ids, ...more.map(({ documentId }) => documentId)]),
];

const gathered = (state: CommitmentCaseState, evidence: Named): CommitmentCaseState => ({
  ...state,
  unitEvidence: together(state.unitEvidence, evidence),
});

const served = (state: CommitmentCaseState, evidence: Named): CommitmentCaseState => ({
  ...state,
  servedEvidence: together(state.servedEvidence, evidence),
});

/** A finding in the subject's favour is told at once; one against it when somebody has decided on it. */
const found = (
  state: CommitmentCaseState,
  { outcome, evidence }: { readonly outcome: 'kept' | 'breached'; readonly evidence: Named },
): CommitmentCaseState => {
  const after = gathered(state, evidence);
  return outcome === 'kept' ? served(after, evidence) : after;
};

const withDeferred = (
  state: CommitmentCaseState,
  materialId: string,
  change: Partial<CommitmentCaseState['deferred'][number]>,
): CommitmentCaseState => ({
  ...state,
  deferred: state.deferred.map((one) => (one.materialId === materialId ? { ...one, ...change } : one)),
});

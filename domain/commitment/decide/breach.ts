/** 违诺: found by one, decided on by another; rectification or revocation as the place's provisions allow, and revocation becomes a record. */

import { shanghaiDate } from '../../calendar/dates.ts';
import { type AlongsideCommand, type Context, order } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import type { Refusal } from '../../kernel/problems.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { openItems } from '../../kernel/work-items.ts';
import { registerRecord } from '../../record/decide.ts';
import { recordOf } from '../../record/kind.ts';
import { recordIdOf } from '../../record/record-id.ts';
import type { RecordReport } from '../../record/report.ts';
import type { Performance } from '../../subject/commitment-performance.ts';
import { barCommitment } from '../../subject/decide.ts';
import { subjectOf } from '../../subject/kind.ts';
import { stepAllowed } from '../breach-paths.ts';
import type { CommitmentPersonCommand, WithEvidence } from '../commands.ts';
import type { CommitmentEvent } from '../events.ts';
import { breachPathOf, matterLimit } from '../rules.ts';
import { commitmentStages } from '../stages.ts';
import type { CommitmentCaseState, MatterTerms, ReportedBreach } from '../state.ts';
import {
  address,
  cancelStale,
  type Decided,
  hasOpen,
  keptInFull,
  onCase,
  onItem,
  openItem,
  outstanding,
  termsOf,
} from './common.ts';
import { lateMaterialItem } from './documents.ts';
import { standsAgainst } from './standing.ts';

const breachRecord = /* @__PURE__ */ recordOf({ registerRecord });
const barredSubject = /* @__PURE__ */ subjectOf({ barCommitment });

type Of<T extends CommitmentPersonCommand['type']> = Extract<CommitmentPersonCommand, { type: T }>;

/** A breach with its finder, and the item of the second person who decides on it. */
export const breachReported = (
  state: CommitmentCaseState,
  { breachKind, finding, unkept, evidence }: Pick<ReportedBreach, 'breachKind' | 'finding' | 'unkept' | 'evidence'>,
  context: Context,
): CommitmentEvent[] => [
  {
    type: 'CommitmentBreachReported',
    data: { breach: { breachKind, finding, unkept, evidence, reportedBy: context.actor.principalId } },
  },
  // Whether to wait longer for a late document is now part of the decision on the breach.
  ...openItems(state.items)
    .filter((item) => item.kind === 'handleLateMaterial')
    .map(
      (item): CommitmentEvent => ({
        type: 'WorkItemCancelled',
        data: { itemId: item.id, reason: 'breachReported' },
      }),
    ),
  openItem(state, 'decideBreach', context),
];

export const reportBreach = (
  state: CommitmentCaseState,
  command: Of<'reportBreach'> & WithEvidence,
  context: Context,
): Decided => {
  const barred = onCase(state, 'reportBreach', context) ?? standsAgainst(state, 'reportBreach', context);
  if (barred !== null) return refuse(barred);
  return ok({ events: breachReported(state, { ...command, evidence: [...(command.evidence ?? [])] }, context) });
};

/** A rectification whose term ended: the same second person decides what follows. */
export const rectificationMissed = (
  state: CommitmentCaseState,
  rectificationId: string,
  context: Context,
): CommitmentEvent[] =>
  hasOpen(state, 'decideBreach')
    ? []
    : [{ type: 'RectificationTermEnded', data: { rectificationId } }, openItem(state, 'decideBreach', context)];

export const orderRectification = (
  state: CommitmentCaseState,
  command: Of<'orderRectification'>,
  context: Context,
): Decided => {
  const item = onItem(state, 'orderRectification', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'orderRectification', context);
  if (against !== null) return refuse(against);
  const { breach } = state;
  if (breach === null) return refuse({ code: 'nothingToRevoke' });
  const path = breachPathOf(state.regionId);
  if (!stepAllowed(path, breach.breachKind, 'rectification', state.rectifications.length > 0))
    return refuse({ code: 'breachStepNotAllowed', params: { basis: path.basis } });
  const term = rectificationTerm(state, command.workingDays);
  if (!term.ok) return term;
  const limit = matterLimit(term.value, address(state, 'rectification'), context);
  const rectificationId = context.newId();
  return ok({
    events: [
      completed(item.value, 'rectificationOrdered'),
      ...reopening(state),
      {
        type: 'RectificationOrdered',
        data: {
          rectificationId,
          requirement: command.requirement,
          breachKind: breach.breachKind,
          basis: path.basis,
          stage: 'rectifying',
        },
      },
      ...cancelStale(state, 'rectifying', [item.value.id]),
      ...openItems(state.items)
        .filter((open) => open.kind === 'submitRectification')
        .map(
          (open): CommitmentEvent => ({ type: 'WorkItemCancelled', data: { itemId: open.id, reason: 'orderedAnew' } }),
        ),
      openItem(state, 'submitRectification', context, { stage: 'rectifying', about: rectificationId, limit }),
    ],
  });
};

/** The matter's own term; where it sets none, the person's, which is then no more than an assumption of the unit's. */
const rectificationTerm = (
  state: CommitmentCaseState,
  workingDays: number | undefined,
): Result<MatterTerms['rectification'], Refusal> => {
  const term = termsOf(state).rectification;
  if (term.workingDays !== null) return workingDays === undefined ? ok(term) : refuse({ code: 'rectificationTermSet' });
  if (workingDays === undefined) return refuse({ code: 'rectificationTermMissing' });
  return ok({ workingDays, basis: '由作出决定的单位确定', status: 'assumed' });
};

/** A case that had ended has no machine any more: a new run waits in the stage that follows. */
const reopening = (state: CommitmentCaseState): CommitmentEvent[] =>
  commitmentStages[state.stage].final
    ? [
        {
          type: 'CommitmentCaseMachineRestarted',
          data: { generation: state.machine.generation + 1, stage: 'rectifying', reason: 'reopened' },
        },
      ]
    : [];

export const submitRectification = (
  state: CommitmentCaseState,
  command: Of<'submitRectification'> & WithEvidence,
  context: Context,
): Decided => {
  const item = onItem(state, 'submitRectification', command, context);
  if (!item.ok) return item;
  return ok({
    events: [
      completed(item.value, 'submitted'),
      {
        type: 'RectificationSubmitted',
        data: {
          rectificationId: item.value.about ?? '',
          statement: command.statement,
          evidence: [...(command.evidence ?? [])],
          stage: 'verifying',
        },
      },
      ...cancelStale(state, 'verifying', [item.value.id]),
      // What was rectified, even late, is verified before anybody decides on it.
      ...openItems(state.items)
        .filter((open) => open.kind === 'decideBreach')
        .map(
          (open): CommitmentEvent => ({ type: 'WorkItemCancelled', data: { itemId: open.id, reason: 'rectified' } }),
        ),
    ],
  });
};

/** 不认定违诺: the case goes on where it stood; where only the finding was left to decide, the promise counts as kept. */
export const dismissBreach = (state: CommitmentCaseState, command: Of<'dismissBreach'>, context: Context): Decided => {
  const item = onItem(state, 'dismissBreach', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'dismissBreach', context);
  if (against !== null) return refuse(against);
  const done = completed(item.value, 'dismissed');
  const dismissed = (stage: CommitmentCaseState['stage']): CommitmentEvent => ({
    type: 'CommitmentBreachDismissed',
    data: { reason: command.reason, stage },
  });
  if (state.stage === 'verifying' && !hasOpen(state, 'verifyCommitment'))
    return ok({
      events: [
        done,
        dismissed('verifying'),
        { type: 'CommitmentCaseFulfilled', data: { performance: keptInFull(state, context), stage: 'fulfilled' } },
        ...cancelStale(state, 'fulfilled', [item.value.id]),
      ],
    });
  if (state.stage === 'rectifying')
    return ok({ events: [done, dismissed('verifying'), ...cancelStale(state, 'verifying', [item.value.id])] });
  const late = outstanding(state).filter(({ materialId }) => termEnded(state, materialId, context));
  return ok({
    events: [
      done,
      dismissed(state.stage),
      ...(state.stage === 'awaitingDocuments'
        ? late.flatMap(({ materialId }) => lateMaterialItem(state, materialId, context))
        : []),
    ],
  });
};

const termEnded = (state: CommitmentCaseState, materialId: string, context: Context): boolean =>
  openItems(state.items).some(
    ({ kind, about, dueAt }) =>
      kind === 'submitDeferredMaterial' && about === materialId && dueAt !== null && dueAt <= context.now,
  );

/** 撤销决定: the breach becomes a dishonesty record and bars the subject, all in one transaction with the case. */
export const revokeDecision = (
  state: CommitmentCaseState,
  command: Of<'revokeDecision'>,
  context: Context,
): Decided => {
  const item = onItem(state, 'revokeDecision', command, context);
  if (!item.ok) return item;
  const against = standsAgainst(state, 'revokeDecision', context);
  if (against !== null) return refuse(against);
  const { breach } = state;
  if (breach === null) return refuse({ code: 'nothingToRevoke' });
  const path = breachPathOf(state.regionId);
  if (!stepAllowed(path, breach.breachKind, 'revocation', state.rectifications.length > 0))
    return refuse({ code: 'breachStepNotAllowed', params: { basis: path.basis } });
  const { decisionNumber } = command;
  const recordId = recordIdOf({ unitId: state.unitId, decisionNumber, subjectId: state.subjectId }, context.digest);
  return ok({
    events: [
      completed(item.value, 'revoked'),
      {
        type: 'CommitmentCaseRevoked',
        data: {
          breachKind: breach.breachKind,
          decisionNumber,
          reason: command.reason,
          basis: path.basis,
          performance: brokenPerformance(state, command, breach, context),
          recordId,
          commitmentId: state.commitment?.commitmentId ?? null,
          stage: 'revoked',
        },
      },
      ...cancelStale(state, 'revoked', [item.value.id]),
    ],
    alongside: recorded(state, command, breach, recordId, context),
  });
};

const brokenPerformance = (
  state: CommitmentCaseState,
  command: Of<'revokeDecision'>,
  breach: ReportedBreach,
  context: Context,
): Performance => ({
  status: command.performance,
  unkept: breach.unkept,
  accountability: command.accountability,
  determinedOn: shanghaiDate(context.now),
  determiningUnitId: state.unitId,
});

/** The record and the bar. Natural persons are never published (no profile has a confirmed basis for it). */
const recorded = (
  state: CommitmentCaseState,
  command: Of<'revokeDecision'>,
  breach: ReportedBreach,
  recordId: string,
  context: Context,
): AlongsideCommand[] => {
  const { subjectId, subjectKind, unitId, regionId, caseId } = state;
  const report: RecordReport = {
    recordKind: 'other',
    subjectId,
    subjectKind,
    unitId,
    regionId,
    decisionNumber: command.decisionNumber,
    determinedOn: shanghaiDate(context.now),
    severity: command.severity,
    severityStandard: '认定单位确定',
    severityStatus: 'confirmed',
    penaltyKinds: [breach.breachKind],
    procedure: null,
    sector: null,
    specialField: false,
    fineCents: 0,
    confiscatedCents: 0,
    violation: breach.finding,
    content: command.reason,
    legalBasis: breachPathOf(regionId).basis,
    reportedPublicationEnd: null,
    minorPublicationReason: null,
    publishable: subjectKind !== 'naturalPerson',
    source: null,
  };
  const { breachKind } = breach;
  return [
    order(breachRecord, recordId, { type: 'registerRecord', report, correctedOn: null }),
    order(barredSubject, subjectId, { type: 'barCommitment', caseId, recordId, breachKind }),
  ];
};

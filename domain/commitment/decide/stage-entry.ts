/**
 * What happens when the machine enters a stage: what can be done without a person is done, for the rest work items open.
 * Entering twice is harmless: an item that is open stays, one that was decided has moved the case on already.
 */
import type { Context } from '../../kernel/aggregate.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { intensityOf } from '../../supervision/intensity.ts';
import type { CommitmentSystemCommand } from '../commands.ts';
import { type CreditStanding, creditStateOf } from '../credit-standing.ts';
import type { CommitmentEvent } from '../events.ts';
import { ineligibleReasons, matterLimit } from '../rules.ts';
import type { CommitmentStage } from '../stages.ts';
import type { CommitmentCaseState, MatterFinding, VerificationMethod } from '../state.ts';
import { address, type Decided, deferredLimit, hasOpen, noEvents, openItem, outstanding, termsOf } from './common.ts';
import { grantOnTheSpot } from './granting.ts';
import { assistanceEvents, verifiedBySystem } from './verifying.ts';

type EnterStage = Extract<CommitmentSystemCommand, { type: 'enterStage' }>;
type Entry = (state: CommitmentCaseState, command: EnterStage, context: Context) => CommitmentEvent[];

export const enterStage = (state: CommitmentCaseState, command: EnterStage, context: Context): Decided => {
  if (context.actor.role !== 'system') return refuse({ code: 'wrongRole', params: { role: 'system' } });
  if (command.generation !== state.machine.generation) return refuse({ code: 'staleGeneration' });
  const { stage } = state;
  const entry = entries[stage];
  if (command.stage !== stage || entry === undefined) return noEvents;
  const { generation } = command;
  return ok({
    events: [{ type: 'CommitmentCaseStageEntered', data: { stage, generation } }, ...entry(state, command, context)],
  });
};

const nothingKnown: CreditStanding = { records: [], bars: [] };

/** Before a promise is relied on, the credit platform is asked (在线核查); the ordinary procedure is open to everybody. */
const applied: Entry = (state, { standing = nothingKnown }) => {
  const matter = termsOf(state);
  const promising = state.procedure === 'commitment';
  const reasons = promising ? ineligibleReasons(matter, standing, state.regionId) : [];
  if (reasons.length > 0) return [{ type: 'CommitmentCaseFoundNotEligible', data: { reasons, stage: 'notEligible' } }];
  if (promising && matter.decidedOnTheSpot) return [grantOnTheSpot(state)];
  return [{ type: 'CommitmentCaseChecked', data: { eligible: true, stage: 'reviewing' } }];
};

const reviewing: Entry = (state, _, context) =>
  hasOpen(state, 'review') ? [] : [openItem(state, 'review', context, { limit: state.limits['decision'] })];

/** The decision is served electronically, and with it the terms begin; the register and the platforms learn of the grant by its event. */
const granted: Entry = (state) => [
  {
    type: 'CommitmentDecisionServed',
    data: { stage: outstanding(state).length > 0 ? 'awaitingDocuments' : 'verifying' },
  },
];

/** One item for each material, since each has a term of its own. */
const awaitingDocuments: Entry = (state, _, context) =>
  outstanding(state)
    .filter(({ materialId }) => !hasOpen(state, 'submitDeferredMaterial', { about: materialId }))
    .map(({ materialId }) =>
      openItem(state, 'submitDeferredMaterial', context, {
        about: materialId,
        limit: deferredLimit(state, materialId, context),
      }),
    );

/** Exempt or confirmed by shared data: kept. Otherwise a person looks, with another unit's help or on site where that is the method. */
const verifying: Entry = (state, { standing = nothingKnown, findings = [] }, context) => {
  // The next word is with whoever decides on the breach, or with the officer who is at it.
  if (hasOpen(state, 'decideBreach') || hasOpen(state, 'verifyCommitment')) return [];
  const { verification } = termsOf(state);
  const method = methodFor(state, standing);
  const checked: CommitmentEvent[] =
    findings.length === 0 ? [] : [{ type: 'CommitmentCaseFactsChecked', data: { findings: [...findings] } }];
  const first = state.rectifications.length === 0;
  if (first && method === 'exempt') return verifiedBySystem(state, 'exempt', '该事项免予核查', context);
  if (method === 'sharedData' && allConfirmed(findings))
    return [...checked, ...verifiedBySystem(state, 'sharedData', '共享数据核查一致', context)];
  const limit = matterLimit(verification.term, address(state, 'verification'), context);
  const item = openItem(state, 'verifyCommitment', context, { about: method, limit });
  const asked = method === 'assistance' && verification.assistingUnitId !== undefined && state.assistance === null;
  return [
    ...checked,
    item,
    ...(asked ? assistanceEvents(state, verification.assistingUnitId ?? '', verification.standard, context) : []),
  ];
};

/** The matter's method, or inspection on site where the subject's credit asks for a closer look. */
const methodFor = (state: CommitmentCaseState, standing: CreditStanding): VerificationMethod => {
  const { method } = termsOf(state).verification;
  if (method === 'exempt') return method;
  return intensityOf(creditStateOf(standing), state.regionId).methodUpgrade === 'onSite' ? 'onSite' : method;
};

const allConfirmed = (findings: readonly MatterFinding[]): boolean =>
  findings.length > 0 && findings.every(({ result }) => result === 'confirmed');

const rectifying: Entry = () => [];

const entries: Partial<Record<CommitmentStage, Entry>> = {
  applied,
  reviewing,
  granted,
  awaitingDocuments,
  verifying,
  rectifying,
};

/** What the caller looks up before a stage is entered. */
export const stagesAsking = {
  creditStanding: ['applied', 'verifying'],
  sharedData: ['verifying'],
} as const satisfies Record<string, readonly CommitmentStage[]>;

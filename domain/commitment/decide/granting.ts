/** 审查和决定: on the spot where the matter says so and everything is there, else by a person. */
import { addMonths, shanghaiDate } from '../../calendar/dates.ts';
import type { Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import { ok } from '../../kernel/result.ts';
import type { CommitmentPersonCommand } from '../commands.ts';
import type { CommitmentEvent } from '../events.ts';
import type { RegisteredCommitment } from '../register-entry.ts';
import { onTheSpotBasis, reviewRoute } from '../rules.ts';
import type { CommitmentCaseState } from '../state.ts';
import { cancelStale, type Decided, onItem, termsOf } from './common.ts';

type Of<T extends CommitmentPersonCommand['type']> = Extract<CommitmentPersonCommand, { type: T }>;

/** The maximum lengths of the reporting template (rules.md section 16.2); longer texts are cut at their end. */
const maxReason = 512;
const maxText = 4000;

export const grantMatter = (state: CommitmentCaseState, command: Of<'grantMatter'>, context: Context): Decided => {
  const item = onItem(state, 'grantMatter', command, context);
  if (!item.ok) return item;
  const basis = termsOf(state).legalBasis.join('；');
  const { decisionNumber, reason } = command;
  return ok({
    events: [
      completed(item.value, 'granted'),
      grantedEvent(state, { decisionNumber, automatic: false, reason, basis }),
      ...cancelStale(state, 'granted', [item.value.id]),
    ],
  });
};

/** Commitment and required files are there, and the matter is decided on the spot. */
export const grantOnTheSpot = (state: CommitmentCaseState): CommitmentEvent =>
  grantedEvent(state, {
    decisionNumber: null,
    automatic: true,
    reason: '承诺和应交材料齐全，当场作出决定',
    basis: onTheSpotBasis,
  });

const grantedEvent = (
  state: CommitmentCaseState,
  decision: { decisionNumber: string | null; automatic: boolean; reason: string; basis: string },
): CommitmentEvent => ({
  type: 'CommitmentCaseGranted',
  data: {
    ...decision,
    deferred: stillMissing(state),
    commitment: registered(state),
    limits: {},
    stage: 'granted',
  },
});

/** Materials of the 容缺 kind that were not handed in with the application. */
const stillMissing = (state: CommitmentCaseState): CommitmentCaseState['deferred'] =>
  termsOf(state)
    .deferredMaterials.filter(({ id }) => !state.materials.some(({ materialId }) => materialId === id))
    .map(({ id, name }) => ({ materialId: id, name, status: 'outstanding', extended: false }));

const registered = (state: CommitmentCaseState): RegisteredCommitment | null => {
  const { commitment } = state;
  if (commitment === null) return null;
  const matter = termsOf(state);
  const committedOn = shanghaiDate(commitment.signedAt);
  return {
    commitmentId: commitment.commitmentId,
    type: matter.commitmentType,
    reason: `办理“${matter.name}”`.slice(0, maxReason),
    content: matter.conditions
      .map(({ text }, index) => `${index + 1}. ${text}`)
      .join('\n')
      .slice(0, maxText),
    breachLiability: matter.legalConsequences.slice(0, maxText),
    committedOn,
    expiresOn: matter.validMonths === null ? null : addMonths(committedOn, matter.validMonths),
    receivingUnitId: state.unitId,
    disclosureScope: matter.disclosureScope,
    textHash: commitment.letterHash,
  };
};

export const refuseMatter = (state: CommitmentCaseState, command: Of<'refuseMatter'>, context: Context): Decided => {
  const item = onItem(state, 'refuseMatter', command, context);
  if (!item.ok) return item;
  const { reason, toFix } = command;
  return ok({
    events: [
      completed(item.value, 'refused'),
      { type: 'CommitmentCaseRefused', data: { reason, toFix, reviewRoute, stage: 'refused' } },
      ...cancelStale(state, 'refused', [item.value.id]),
    ],
  });
};

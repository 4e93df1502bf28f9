/** A commitment of the register as its parties see it. */
import type { CreditCommitment, CreditCommitmentAnswer } from '#contracts/commitments.ts';
import type { AvailableAction } from '#domain/access/available-actions.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import { commitments } from '#domain/access/policy.ts';
import { subjectsFor } from '#domain/access/rights.ts';
import { foundByUnit, notWithdrawn, standingLabels, standingOf } from '#domain/credit-commitment/credit-commitment.ts';
import { commitmentTypeLabels, disclosureScopeLabels } from '#domain/credit-commitment/entry.ts';
import { overallPerformance, performanceLabels } from '#domain/credit-commitment/performance.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import type { Registered } from './about.ts';

/** What the person can do with it: the very checks that the decision asks. */
const offers = ({ state }: Registered, person: Person, today: string): AvailableAction[] => {
  const mayWithdraw =
    person.roles.includes('applicant') &&
    notWithdrawn(state, state.entry, { today, represents: subjectsFor(commitments.withdrawDeclaration, person) }) ===
      null;
  const mayFind =
    person.roles.includes('verifier') &&
    foundByUnit(state.entry, { unitId: person.unitId, represents: subjectsOf(person) }) === null;
  return [
    ...(mayWithdraw ? [{ action: 'withdrawDeclaration', label: '撤回承诺' }] : []),
    ...(mayFind ? [{ action: 'recordPerformance', label: '认定履行情况' }] : []),
  ];
};

const standingIn = ({ state }: Registered, today: string) => {
  const standing = standingOf(state, today);
  return { standing, standingLabel: standingLabels[standing] };
};

/** What a command on it is answered with, and kept as the answer to its repetition. */
export const commandAnswer = (
  stored: Registered,
  person: Person,
  today: string,
): z.input<typeof CreditCommitmentAnswer> => ({
  commitmentId: stored.id,
  version: stored.version,
  code: stored.state.entry.code,
  ...standingIn(stored, today),
  availableActions: offers(stored, person, today),
});

export const commitmentView = async (
  stored: Registered,
  person: Person,
  context: ViewContext,
): Promise<z.input<typeof CreditCommitment>> => {
  const { entry, registeredAt, performances, withdrawn } = stored.state;
  const { receivingUnitId, signature: _, ...shown } = entry;
  const overall = overallPerformance(performances);
  const found = async <P extends NonNullable<typeof overall>>({ determiningUnitId, ...performance }: P) => ({
    ...performance,
    statusLabel: performanceLabels[performance.status],
    determiningUnit: await context.unit(determiningUnitId),
  });
  return {
    commitmentId: stored.id,
    version: stored.version,
    ...shown,
    subjectName: await context.subjectName(entry.subjectId),
    typeLabel: commitmentTypeLabels[entry.type],
    disclosureScopeLabel: disclosureScopeLabels[entry.disclosureScope],
    receivingUnit: await context.unit(receivingUnitId),
    registeredAt,
    ...standingIn(stored, context.today),
    withdrawn,
    performance: overall && (await found(overall)),
    performances: await Promise.all(performances.map(found)),
    availableActions: offers(stored, person, context.today),
  };
};

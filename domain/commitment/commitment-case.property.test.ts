/**
 * Random people at random times: whoever does whatever in any order, the case stays one that its history explains. About half of the
 * steps are what somebody should do next, so that the runs get to the end of a case and not only to the first refusal.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  applyCommand,
  goodStanding,
  matterContent,
  ordinarily,
  withDeferred,
} from '../../tests/support/commitment-world.ts';
import {
  applicant,
  type By,
  contextOf,
  countingIds,
  later,
  monday,
  officer,
  workflow,
} from '../../tests/support/context.ts';
import { throughJson } from '../../tests/support/given.ts';
import { clerk, market, tax } from '../../tests/support/world.ts';
import { type Role, roles } from '../kernel/actor.ts';
import type { CaseAction } from '../kernel/case-actions.ts';
import { openItems } from '../kernel/work-items.ts';
import type { CommitmentCommand } from './commands.ts';
import { commitmentCase } from './commitment-case.ts';
import { CommitmentEvent } from './events.ts';
import { commitmentActions, commitmentMoves, commitmentStages } from './stages.ts';
import type { CommitmentCaseState } from './state.ts';

/** One attempt: what is tried is worked out from these numbers and the state it meets. */
const Step = fc.record({
  sensible: fc.boolean(),
  choice: fc.nat(),
  who: fc.nat(),
  item: fc.nat(),
  minutes: fc.oneof(fc.nat(30), fc.nat(5 * 1440)),
  stale: fc.boolean(),
  against: fc.boolean(),
});
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

const helped = matterContent({
  verification: {
    method: 'assistance',
    standard: '核对',
    assistingUnitId: tax,
    term: { workingDays: 10, basis: '测试设定', status: 'assumed' },
  },
});
const openings = [
  applyCommand(),
  applyCommand(withDeferred()),
  applyCommand(matterContent({ decidedOnTheSpot: true })),
  applyCommand(helped),
  ordinarily(),
];

const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(from.length, 1)];

const anyone = (who: number): By => {
  const role: Role = pick(roles, who) ?? 'applicant';
  if (role === 'system') return workflow;
  if (role === 'applicant') return applicant(who % 2 === 0 ? 'subject-1' : 'subject-2');
  return officer(role, who % 4 === 0 ? tax : market, { name: `officer-${who % 5}` });
};

/** Every command, complete for the state and item it meets. */
const commandsFor = (
  state: CommitmentCaseState,
  ref: { itemId: string; itemVersion: number },
  { against, stale, who }: Step,
): CommitmentCommand[] => {
  const reason = '理由';
  const breach = { breachKind: 'notKept' as const, finding: reason, unkept: reason, documentIds: [] };
  const result = against
    ? { outcome: 'breached' as const, ...breach }
    : { outcome: 'kept' as const, finding: reason, documentIds: [] };
  const { generation } = state.machine;
  return [
    { type: 'enterStage', stage: state.stage, generation, standing: goodStanding },
    { type: 'enterStage', stage: state.stage, generation: generation + 1 },
    { type: 'restartMachine', generation: stale ? generation : generation + 1, reason },
    { type: 'orderInspection', drawId: `draw-${stale}`, inspectors: [{ principalId: 'officer-1' }], intensity: 'low' },
    { type: 'rescheduleItems' },
    { type: 'raiseDueEvents', escalateTo: {} },
    { type: 'grantMatter', ...ref, decisionNumber: '1号', reason },
    { type: 'refuseMatter', ...ref, reason, toFix: reason },
    { type: 'submitDeferredMaterial', ...ref, documentIds: ['d'], evidence: [{ documentId: 'd', sha256: 'a' }] },
    { type: 'extendDeferredTerm', ...ref, workingDays: 3, reason },
    {
      type: 'recordVerification',
      ...ref,
      result,
      onSite: { inspectedOn: '2026-10-12', inspectors: ['officer-1'], place: reason },
    },
    { type: 'requestAssistance', ...ref, unitId: tax, question: reason },
    { type: 'answerAssistance', ...ref, supported: !against, finding: reason },
    { type: 'recordInspection', ...ref, result },
    { type: 'reportBreach', ...breach },
    { type: 'orderRectification', ...ref, requirement: reason },
    { type: 'submitRectification', ...ref, statement: reason, documentIds: [] },
    { type: 'dismissBreach', ...ref, reason },
    {
      type: 'revokeDecision',
      ...ref,
      decisionNumber: '2号',
      reason,
      severity: 'general',
      performance: 'none',
      accountability: reason,
    },
    { type: 'withdrawCommitment', reason },
    { type: 'claimItem', ...ref },
    { type: 'releaseItem', ...ref },
    {
      type: 'assignItem',
      ...ref,
      to: { principalId: `officer-${who % 5}`, roles: ['verifier', 'approver'], unitId: market, represents: [] },
      reason,
    },
    { type: 'urgeItem', itemId: ref.itemId },
    { type: 'redriveMachine', generation: state.machine.generation, because: ['machineLate'], reason },
  ];
};

const actions: Readonly<Record<string, CaseAction>> = commitmentActions;

/** What should happen next: the machine enters, a term passes, or somebody does the work of an open item. */
const sensibleNext = (state: CommitmentCaseState, step: Step): { command: CommitmentCommand; by: By } | undefined => {
  const [enter] = commandsFor(state, { itemId: '', itemVersion: 1 }, step);
  if (state.machine.expectedBy !== null && enter !== undefined) return { command: enter, by: workflow };
  const human = openItems(state.items).flatMap((item) =>
    commandsFor(state, { itemId: item.id, itemVersion: item.version }, step)
      .filter((command) => actions[command.type]?.item === item.kind)
      .map((command) => ({
        command,
        by:
          item.role === 'applicant'
            ? clerk
            : officer(item.role, item.unitId ?? '', { name: item.assignee ?? `${item.role}-${step.who % 3}` }),
      })),
  );
  return pick(human, step.choice);
};

const attempt = (state: CommitmentCaseState, step: Step): { command: CommitmentCommand; by: By } => {
  const next = step.sensible ? sensibleNext(state, step) : undefined;
  if (next !== undefined) return next;
  const item = pick(Object.values(state.items), step.item);
  const ref = { itemId: item?.id ?? 'none', itemVersion: (item?.version ?? 1) + (step.stale ? 1 : 0) };
  const command = pick(commandsFor(state, ref, step), step.choice);
  return { command: command ?? { type: 'rescheduleItems' }, by: anyone(step.who) };
};

const moves = new Set(commitmentMoves().map(({ action, from, to }) => `${action}: ${from} → ${to}`));

const checkState = (before: CommitmentCaseState, after: CommitmentCaseState, command: CommitmentCommand): void => {
  expect(commitmentCase.state.parse(throughJson(after))).toEqual(after);
  if (before.caseId !== '' && before.stage !== after.stage)
    expect(moves).toContain(`${command.type}: ${before.stage} → ${after.stage}`);
  const open = openItems(after.items);
  const kinds = open.map((item) => [item.kind, item.unitId, item.about].join('/'));
  expect(new Set(kinds).size, kinds.join()).toBe(kinds.length);
  for (const item of open)
    expect(
      Object.values(actions).some((a) => a.item === item.kind && a.from.includes(after.stage)),
      `${item.kind} in ${after.stage}`,
    ).toBe(true);
  // Nothing an officer has to do can be forgotten: it has a day, or waits for the calendar of the year it needs.
  for (const { role, kind, dueAt, limit } of open)
    if (role !== 'applicant') expect(dueAt ?? limit?.calendarMissing, `${kind} has no day`).toBeDefined();
  const { final } = commitmentStages[after.stage];
  if (final) expect(after.machine.expectedBy).toBeNull();
  expect(after.endedAt !== null).toBe(final);
  // Somebody or the machine is always about to act on a case that has not ended.
  if (!final) expect(open.length > 0 || after.machine.expectedBy !== null, `nobody acts in ${after.stage}`).toBe(true);
  if (after.stage === 'revoked') expect(after.recordId).not.toBeNull();
  if (after.stage === 'fulfilled') expect(after.performance?.status).toBe('full');
  // Nobody verifies what they granted.
  const granter = after.decision?.automatic === false ? after.decision.grantedBy : undefined;
  for (const { principalId } of after.verifications) expect(principalId).not.toBe(granter);
};

const always = <T>(property: fc.IProperty<T>, numRuns: number): void => fc.assert(property, { numRuns });

it('moves only as the table says, is never left without anybody to act, and is the fold of its events', () => {
  const reached = new Set<string>();
  always(
    fc.property(fc.constantFrom(...openings), fc.array(Step, { minLength: 15, maxLength: 60 }), (opening, steps) => {
      let state = commitmentCase.initial;
      let now = monday;
      const newId = countingIds();
      const history: { event: CommitmentEvent; at: string; by: By }[] = [];
      const fold = (events: typeof history) =>
        events.reduce(
          (folded, { event, at, by }, index) =>
            commitmentCase.evolve(folded, CommitmentEvent.parse(throughJson(event)), {
              occurredAt: at,
              recordedAt: at,
              actor: by.actor,
              sequence: index + 1,
            }),
          commitmentCase.initial,
        );
      const carryOut = (command: CommitmentCommand, by: By): void => {
        const result = commitmentCase.decide(state, command, contextOf(by, { now, newId }));
        if (!result.ok) return;
        const before = state;
        history.push(...result.value.events.map((event) => ({ event, at: now, by })));
        state = fold(history);
        checkState(before, state, command);
        reached.add(state.stage);
      };
      carryOut(opening, clerk);
      for (const step of steps) {
        now = later(now, 0, step.minutes);
        const { command, by } = attempt(state, step);
        carryOut(command, by);
      }
    }),
    150,
  );
  // Otherwise the runs would prove little.
  expect([...reached].toSorted()).toEqual(
    expect.arrayContaining(['awaitingDocuments', 'fulfilled', 'rectifying', 'revoked']),
  );
}, 60_000);

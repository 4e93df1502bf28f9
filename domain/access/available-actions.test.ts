/**
 * The promise behind every button: an action is offered if and only if the case would not refuse it for who asks or for where it
 * stands. Held against `decide` itself, over random cases and people.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextOf } from '../../tests/support/context.ts';
import { record } from '../../tests/support/world.ts';
import type { Role } from '../kernel/actor.ts';
import type { ProblemCode } from '../kernel/problems.ts';
import type { WorkItem } from '../kernel/work-item.ts';
import { openItems } from '../kernel/work-items.ts';
import type { PersonCommand, PersonCommandName } from '../repair/commands.ts';
import { repairDesk } from '../repair/desk.ts';
import { repairCase } from '../repair/repair-case.ts';
import {
  type RepairAction,
  type RepairItemKind,
  repairActions,
  repairItems,
  repairStageNames,
} from '../repair/stages.ts';
import { type RepairCaseState, recordOutcomes } from '../repair/state.ts';
import { storedRepairCase } from '../repair/stored.ts';
import { availableActions } from './available-actions.ts';
import { type Person, subjectsOf } from './person.ts';
import { repairActionRules } from './repair-actions.ts';

const units = ['unit-hn-tax', 'unit-hn-customs', 'unit-hn-market'] as const;
const people = ['chen', 'li', 'wang'] as const;
const handling: readonly Role[] = [
  'applicant',
  'acceptor',
  'verifier',
  'approver',
  'supervisor',
  'auditor',
  'administrator',
];

/** Refusals that lie in the person, the item, the stage or what was done before. Everything else is about what is said. */
const barring: ReadonlySet<ProblemCode> = new Set([
  'wrongRole',
  'wrongUnit',
  'ownCase',
  'notRepresenting',
  'actionNotAvailable',
  'itemNotFound',
  'itemClosed',
  'itemClaimedByOther',
  'itemNotClaimedByYou',
  'itemNotAssignable',
  'fourEyesViolated',
  'alreadyExtended',
  'supplementAlreadyRequested',
  'nothingToRevoke',
  'revocationPending',
  'nothingToWithdraw',
]);

const person: fc.Arbitrary<Person> = fc.record({
  principalId: fc.constantFrom(...people),
  name: fc.constant('某人'),
  roles: fc.subarray([...handling]),
  unitId: fc.constantFrom(...units),
  represents: fc.subarray(
    ['repair', 'commitment'].map((scope) => ({
      ...{ subjectId: 'subject-1', scope, from: '2026-01-01', to: null, basis: '授权委托书' },
    })),
  ),
});

const item = (id: string): fc.Arbitrary<WorkItem> =>
  fc
    .record({
      kind: fc.constantFrom(...(Object.keys(repairItems) as RepairItemKind[])),
      unitId: fc.constantFrom(...units),
      assignee: fc.option(fc.constantFrom(...people), { nil: undefined }),
      status: fc.constantFrom('open', 'open', 'completed' as const),
      stage: fc.constantFrom(...repairStageNames),
      version: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ kind, unitId, assignee, ...rest }) => {
      const { role } = repairItems[kind];
      return {
        id,
        kind,
        role,
        ...(role !== 'applicant' && { unitId }),
        ...(assignee !== undefined && { assignee }),
        ...rest,
        caseId: 'case-1',
        caseKind: 'repairCase',
        regionId: 'huainan',
        subjectId: 'subject-1',
        openedAt: '2026-10-12T01:30:00.000Z',
        dueAt: null,
        remindAt: null,
        about: 'step-1',
      } as WorkItem;
    });

const state: fc.Arbitrary<RepairCaseState> = fc
  .record({
    stage: fc.constantFrom(...repairStageNames),
    bodies: fc.subarray([...units], { minLength: 1 }),
    outcome: fc.constantFrom(...recordOutcomes),
    items: fc.tuple(item('item-1'), item('item-2'), item('item-3')),
    verifiedBy: fc.subarray([...people]),
    reportedBy: fc.option(fc.constantFrom(...people)),
    extended: fc.boolean(),
    asked: fc.boolean(),
  })
  .map(({ stage, bodies, outcome, items, verifiedBy, reportedBy, extended, asked }) => ({
    ...storedRepairCase.initial,
    caseId: 'case-1',
    subjectId: 'subject-1',
    unitId: 'unit-hn-tax',
    regionId: 'huainan',
    receivedAt: '2026-10-09T01:30:00.000Z',
    stage,
    bodies,
    extended,
    records: [record({ outcome })],
    items: Object.fromEntries(items.map((one) => [one.id, one])),
    supplement: asked
      ? { items: [{ id: '1', what: '凭证' }], requestedAt: '2026-10-09T01:30:00.000Z', answeredAt: null }
      : null,
    steps: [
      { id: 'step-1', way: 'training', basis: '样例', status: 'submitted' as const, evidence: null, confirmedBy: null },
    ],
    verifications: verifiedBy.map((principalId) => ({
      unitId: 'unit-hn-tax',
      principalId,
      at: '2026-10-09T01:30:00.000Z',
      opinion: '属实',
      records: [],
    })),
    falseMaterial:
      reportedBy === null ? null : { recordIds: ['record-1'], finding: '伪造', reportedBy, documentIds: [] },
  }));

const reason = '理由';
/** One well-formed command per action; what it says is right for the random case wherever that can be told. */
const said: { readonly [N in PersonCommandName]: object } = {
  accept: { opinion: reason },
  refuseAcceptance: { reason, toFix: reason },
  requestSupplement: { items: [{ what: '凭证' }] },
  submitSupplement: { answers: [{ itemId: '1', text: '已补', documentIds: [] }] },
  verify: { opinion: reason, records: [{ recordId: 'record-1', supported: true, remark: '属实' }] },
  planStep: { way: 'training', reason },
  submitStep: { certificateNumber: 'P-1', issuedOn: '2026-10-01', documentIds: [] },
  confirmStep: {},
  returnStep: { reason },
  closeSupplement: { reason },
  closeSteps: { reason },
  extend: { workingDays: 5, reason },
  answerQuestion: { answer: 'ndrc36', reason },
  decide: { records: [{ recordId: 'record-1', outcome: 'refused', reason, toFix: reason }] },
  withdraw: { reason },
  reportFalseMaterial: { recordIds: ['record-1'], finding: reason, documentIds: [] },
  revoke: { reason },
  dismissFalseMaterial: { reason },
  confirmCommitmentKept: { finding: reason },
  reportCommitmentBreach: {
    ...{ breachKind: 'notKept', performance: 'none', unkept: reason, finding: reason, documentIds: [] },
  },
  followUpReceipt: { remark: reason },
};

const actingAs = (who: Person, role: Role) => ({
  actor: {
    ...{ principalId: who.principalId, role },
    ...(role !== 'applicant' && who.unitId !== undefined && { unitId: who.unitId }),
  },
  represents: role === 'applicant' ? subjectsOf(who, 'repair') : subjectsOf(who),
});

/** Whether the case would let the person do it in one of their roles, on this item if the action needs one. */
const couldDo = (on: RepairCaseState, who: Person, command: object): boolean =>
  handling
    .filter((role) => who.roles.includes(role))
    .some((role) => {
      const decided = repairCase.decide(on, command as PersonCommand, contextOf(actingAs(who, role)));
      return decided.ok || !barring.has(decided.problem.code);
    });

const key = (action: string, itemId?: string): string => `${action} ${itemId ?? ''}`.trim();

test('an action is offered exactly when the case would not refuse it for who asks or where it stands', () => {
  fc.assert(
    fc.property(state, person, (on, who) => {
      const offered = availableActions(repairDesk, on, who).map(({ action, itemId }) => key(action, itemId));
      const possible = (Object.keys(repairActionRules) as PersonCommandName[]).flatMap((type) => {
        const action: RepairAction = repairActions[type];
        if (action.item === undefined) return couldDo(on, who, { type, ...said[type] }) ? [key(type)] : [];
        return Object.values(on.items)
          .filter((one) => couldDo(on, who, { type, itemId: one.id, itemVersion: one.version, ...said[type] }))
          .map((one) => key(type, one.id));
      });
      expect(offered.filter((offer) => !offer.includes('WorkItem')).sort()).toEqual(possible.sort());
    }),
    { numRuns: 400 },
  );
});

/** Whether somebody may give an item away is one thing, to whom another. */
const nobody = { principalId: 'nobody', roles: [], represents: [] };

test('claiming, giving back, giving away and urging are offered exactly when the case would take them', () => {
  fc.assert(
    fc.property(state, person, (on, who) => {
      const offers = availableActions(repairDesk, on, who).filter(({ action }) => action.endsWith('WorkItem'));
      const officers = openItems(on.items).filter((one) => one.role !== 'applicant');
      const possible = officers.flatMap((one) => {
        const type = one.assignee === undefined ? 'claimItem' : 'releaseItem';
        const ref = { itemId: one.id, itemVersion: one.version };
        const names = {
          [type.replace('Item', 'WorkItem')]: { type, ...ref },
          assignWorkItem: { type: 'assignItem', ...ref, to: nobody, reason },
          urgeWorkItem: { type: 'urgeItem', itemId: one.id },
        };
        return Object.entries(names).flatMap(([name, command]) =>
          couldDo(on, who, command) ? [key(name, one.id)] : [],
        );
      });
      expect(offers.map(({ action, itemId }) => key(action, itemId)).sort()).toEqual(possible.sort());
    }),
    { numRuns: 200 },
  );
});

test('an item is given to nobody who could not claim it and act on it, and to anybody who could', () => {
  fc.assert(
    fc.property(state, person, (on, who) => {
      const { principalId, roles, unitId = '' } = who;
      for (const one of openItems(on.items)) {
        const supervisor = { actor: { principalId: 'boss', role: 'supervisor' as const, unitId: one.unitId ?? '' } };
        const to = { principalId, roles, unitId, represents: subjectsOf(who) };
        const command = { type: 'assignItem' as const, itemId: one.id, itemVersion: one.version, to, reason };
        const given = repairCase.decide(on, command, contextOf({ ...supervisor, represents: [] }));
        const { assignee: _, ...unclaimed } = one;
        const free = { ...on, items: { ...on.items, [one.id]: unclaimed } };
        const offers = availableActions(repairDesk, free, who).filter(({ itemId }) => itemId === one.id);
        const handed = offers.filter(({ action }) => action === 'claimWorkItem');
        const acting = offers.filter(({ action }) => !action.endsWith('WorkItem'));
        if (one.role === 'applicant' || one.role === 'supervisor' || one.assignee === principalId) continue;
        if (acting.length > 0) expect(given.ok).toBe(true);
        if (given.ok) expect(handed).toHaveLength(1);
        if (given.ok && one.kind === 'decide' && on.stage === 'deciding')
          expect(on.verifications.map((verification) => verification.principalId)).not.toContain(principalId);
      }
    }),
    { numRuns: 400 },
  );
});

test('nobody is offered anything on a case of a subject they represent, unless as its applicant', () => {
  fc.assert(
    fc.property(state, person, (on, who) => {
      fc.pre(subjectsOf(who).includes('subject-1'));
      const roles = availableActions(repairDesk, on, who).flatMap(({ action, itemId }) =>
        itemId === undefined ? [...repairActions[action as PersonCommandName].by] : [on.items[itemId]?.role ?? 'none'],
      );
      expect(roles.every((role) => role === 'applicant')).toBe(true);
    }),
  );
});

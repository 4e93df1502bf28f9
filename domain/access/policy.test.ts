import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Role, roles } from '../kernel/actor.ts';
import type { Person } from './person.ts';
import {
  actingRole,
  may,
  needsPerson,
  operationIds,
  policy,
  type Relation,
  type Resource,
  reachOf,
  rolesOn,
} from './policy.ts';

/**
 * Who may use what, written down a second time by hand: operation → applicant, acceptor, verifier, approver, supervisor, auditor,
 * administrator. o own subject, u own unit, r own region, * everything, - nothing. A right added in passing shows here.
 */
const expected: Record<string, string> = {
  searchPublicRecords: 'public',
  searchPublicCommitments: 'public',
  listPublicInspectionDraws: 'public',
  readPublicInspectionDraw: 'public',
  listMatters: 'public',
  readMatter: 'public',
  readHealth: 'public',
  postReceipts: 'platform',
  listSubjects: 'o - - - - - -',
  listRecords: 'o - - - r r -',
  readRecord: 'o u u u r r -',
  readIdentity: '- - u u - r -',
  previewLetter: 'o - - - - - -',
  fileApplication: 'o - - - - - -',
  listApplications: 'o - - - - - -',
  readApplication: 'o - - - - r -',
  listRepairCases: 'o u u u r r -',
  readRepairCase: 'o u u u r r -',
  readTimeline: '- u u u r r -',
  listCaseDeliveries: '- u u u r r -',
  reportRepair: '- - - u - - -',
  listWorkItems: 'o u u u u - -',
  readWorkItem: 'o u u u r - -',
  claimWorkItem: 'o u u u u - -',
  releaseWorkItem: 'o u u u u - -',
  listOverdueWorkItems: '- - - - u - -',
  requestUpload: 'o - - - - - -',
  completeUpload: 'o - - - - - -',
  readDocument: 'o u u u r r -',
  listDeliveries: '- - - - r r *',
  replayDelivery: '- - - - r - *',
  announceInspectionDraw: '- - - - r - -',
  holdInspectionDraw: '- - - - r - -',
  listInspectionDraws: '- - u u r r -',
  readInspectionDraw: '- - u u r r -',
  publishMatter: '- - - - - - r',
  withdrawMatter: '- - - - - - r',
  readClock: '- - - - - - *',
  moveClock: '- - - - - - *',
  loadCalendarYear: '- - - - - - *',
  listAdministrationWorkItems: '- - - - - - *',
  readImport: '- - - - - - *',
  accept: '- u - - - - -',
  refuseAcceptance: '- u - - - - -',
  requestSupplement: '- u - - - - -',
  submitSupplement: 'o - - - - - -',
  verify: '- - u - - - -',
  planStep: '- - u - - - -',
  submitStep: 'o - - - - - -',
  confirmStep: '- - u - - - -',
  returnStep: '- - u - - - -',
  closeSupplement: '- u - - - - -',
  closeSteps: '- - u - - - -',
  extend: '- - u u - - -',
  answerQuestion: '- - - u - - -',
  decide: '- - - u - - -',
  withdraw: 'o - - - - - -',
  reportFalseMaterial: '- - u - u - -',
  revoke: '- - - u - - -',
  dismissFalseMaterial: '- - - u - - -',
  confirmCommitmentKept: '- - u - - - -',
  reportCommitmentBreach: '- - u - - - -',
  followUpReceipt: '- - - - u - -',
  previewCommitment: 'o - - - - - -',
  applyForMatter: 'o - - - - - -',
  listCommitmentCases: 'o u u u r r -',
  readCommitmentCase: 'o u u u r r -',
  readCommitmentTimeline: '- u u u r r -',
  previewDeclaration: 'o - - - - - -',
  declareCommitment: 'o - - - - - -',
  listCreditCommitments: 'o u u u r r -',
  readCreditCommitment: 'o u u u r r -',
  withdrawDeclaration: 'o - - - - - -',
  recordPerformance: '- - u - - - -',
  exportCommitments: '- - - - r r -',
  grantMatter: '- - - u - - -',
  refuseMatter: '- - - u - - -',
  submitDeferredMaterial: 'o - - - - - -',
  extendDeferredTerm: '- - u - - - -',
  recordVerification: '- - u - - - -',
  requestAssistance: '- - u - - - -',
  answerAssistance: '- - u - - - -',
  recordInspection: '- - u - - - -',
  reportBreach: '- - u - u - -',
  orderRectification: '- - - u - - -',
  submitRectification: 'o - - - - - -',
  dismissBreach: '- - - u - - -',
  revokeDecision: '- - - u - - -',
  withdrawCommitment: 'o - - - - - -',
};

const columns = ['applicant', 'acceptor', 'verifier', 'approver', 'supervisor', 'auditor', 'administrator'] as const;
const letters: Record<Relation, string> = { own: 'o', unit: 'u', region: 'r', any: '*' };

const written = (operation: (typeof operationIds)[number]): string => {
  const rule = policy[operation];
  if (typeof rule === 'string') return rule;
  const named = Object.keys(rule).filter((role) => !columns.some((column) => column === role));
  return [...columns.map((role) => (rule[role] ? letters[rule[role]] : '-')), ...named].join(' ');
};

const person = (more: Partial<Person>): Person => ({
  principalId: 'p',
  name: '某人',
  roles: [],
  represents: [],
  ...more,
});
const clerk = person({
  roles: ['applicant'],
  represents: [{ subjectId: 'subject-1', scope: 'repair', from: '2026-01-01', to: null }],
});
const inMarket = (...held: Role[]) => person({ roles: held, unitId: 'unit-market', regionId: 'huainan' });

test('the policy is the table written down', () => {
  expect(Object.fromEntries(operationIds.map((operation) => [operation, written(operation)]))).toEqual(expected);
});

describe('what a relation reaches', () => {
  const ours: Resource = { subjectId: 'subject-1', unitIds: ['unit-market'], regionId: 'huainan' };
  const foreign: Resource = { subjectId: 'subject-2', unitIds: ['unit-tax'], regionId: 'suzhou' };

  test.each([
    ['own', 'withdraw', clerk],
    ['unit', 'accept', inMarket('acceptor')],
    ['region', 'readTimeline', inMarket('auditor')],
  ] as const)('%s: theirs yes, another no, and nothing where the resource does not say', (_, operation, who) => {
    expect(may(operation, who, ours)).toBe(true);
    expect(may(operation, who, foreign)).toBe(false);
    expect(may(operation, who, {})).toBe(false);
  });

  test('an administrator manages the system and sees no case', () => {
    expect(may('moveClock', inMarket('administrator'), {})).toBe(true);
    expect(may('readRepairCase', inMarket('administrator'), ours)).toBe(false);
    expect(may('decide', inMarket('administrator'), ours)).toBe(false);
  });

  test('a role without a unit or region reaches nothing by it', () => {
    const homeless = person({ roles: [...roles] });
    const reached = operationIds.filter((operation) => may(operation, homeless, ours));
    expect(reached.every((operation) => written(operation).includes('*'))).toBe(true);
  });

  test('who may not is told the first thing that would have to be different', () => {
    expect(actingRole('accept', inMarket('verifier'), ours)).toMatchObject({
      ok: false,
      problem: { code: 'wrongRole' },
    });
    expect(actingRole('accept', inMarket('acceptor'), foreign)).toMatchObject({
      ok: false,
      problem: { code: 'wrongUnit' },
    });
    expect(actingRole('withdraw', clerk, foreign)).toMatchObject({ ok: false, problem: { code: 'notRepresenting' } });
    expect(actingRole('readTimeline', inMarket('auditor'), foreign)).toMatchObject({
      ok: false,
      problem: { code: 'wrongRegion' },
    });
  });

  test.each([
    ['own', 'listRepairCases', clerk],
    ['unit', 'listRepairCases', inMarket('acceptor')],
    ['unit', 'listRepairCases', inMarket('applicant', 'verifier')],
    ['region', 'listRepairCases', inMarket('auditor')],
    ['region', 'listRepairCases', inMarket('supervisor', 'acceptor')],
    ['any', 'listDeliveries', inMarket('auditor', 'administrator')],
    [undefined, 'listRepairCases', inMarket('administrator')],
    [undefined, 'readHealth', inMarket('auditor')],
  ] as const)('the widest role counts: %s in %s', (reach, operation, who) => {
    expect(reachOf(operation, who)).toBe(reach);
  });

  test('of two roles that fit, the work item’s is the one acted in', () => {
    const both = inMarket('verifier', 'approver');
    expect(actingRole('claimWorkItem', both, ours, 'approver')).toEqual({ ok: true, value: 'approver' });
    expect(actingRole('claimWorkItem', both, ours, 'supervisor')).toEqual({ ok: true, value: 'verifier' });
  });
});

test('whoever the policy lets act does so in a role they hold and the table names', () => {
  const people = fc.record({
    roles: fc.subarray([...roles]),
    unitId: fc.constantFrom('unit-market', 'unit-tax'),
    regionId: fc.constantFrom('huainan', 'suzhou'),
  });
  fc.assert(
    fc.property(people, fc.constantFrom(...operationIds), (who, operation) => {
      const resource = { subjectId: 'subject-1', unitIds: ['unit-market'], regionId: 'huainan' };
      const acting = rolesOn(operation, person(who), resource);
      const rule = policy[operation];
      if (!needsPerson(operation)) expect(acting).toEqual([]);
      for (const role of acting) {
        expect(who.roles).toContain(role);
        expect(typeof rule === 'string' ? undefined : rule[role]).toBeDefined();
      }
    }),
  );
});

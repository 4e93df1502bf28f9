import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Role, roles } from '../kernel/actor.ts';
import { type OperationId, operationIds, ruleOf } from './operations.ts';
import type { Person } from './person.ts';
import type { Relation, Rule } from './policy.ts';
import type { Resource } from './rights.ts';
import * as rights from './rights.ts';

/** The same question by the operation's name. */
const asked =
  <A extends unknown[], R>(question: (rule: Rule, ...of: A) => R) =>
  (operation: OperationId, ...of: A): R =>
    question(ruleOf[operation], ...of);
const actingRole = asked(rights.actingRole);
const may = asked(rights.may);
const needsPerson = asked(rights.needsPerson);
const reachOf = asked(rights.reachOf);
const rolesOn = asked(rights.rolesOn);
const subjectsFor = asked(rights.subjectsFor);

/**
 * Who may use what, written down a second time by hand: operation → applicant, acceptor, verifier, approver, supervisor, auditor,
 * administrator. o own subject under any authority, oR oC oK under one for repairs, for commitments, for the kind of case; u own unit,
 * r own region, * everything, - nothing. A right added in passing shows here.
 */
const expected: Record<string, string> = {
  searchPublicRecords: 'public',
  searchPublicCommitments: 'public',
  listPublicInspectionDraws: 'public',
  readPublicInspectionDraw: 'public',
  listMatters: 'public',
  readMatter: 'public',
  readPublicRules: 'public',
  readHealth: 'public',
  postReceipts: 'platform',
  startSession: 'public',
  openSession: 'public',
  refreshSession: 'public',
  endSession: 'public',
  readMe: '* * * * * * *',
  listSubjects: 'o - - - - - -',
  listRecords: 'oR - - - r r -',
  readRecord: 'oR u u u r r -',
  readIdentity: '- - u u - r -',
  listPersonalDataReads: '- - - - - r -',
  previewLetter: 'oR - - - - - -',
  fileApplication: 'oR - - - - - -',
  listApplications: 'oR - - - - - -',
  readApplication: 'oR - - - - r -',
  listRepairCases: 'oR u u u r r -',
  readRepairCase: 'oR u u u r r -',
  readTimeline: '- u u u r r -',
  exportTimeline: '- - - - - r -',
  listCaseDeliveries: '- u u u r r -',
  readDecisionDocument: 'oR u u u r r -',
  reportRepair: '- - - u - - -',
  listWorkItems: 'o u u u u - -',
  countWorkItems: 'o u u u u - -',
  readWorkItem: 'oK u u u r - -',
  claimWorkItem: 'oK u u u u - -',
  releaseWorkItem: 'oK u u u u - -',
  claimWorkItems: '- u u u - - -',
  actOnRepairCases: '- u u u - - -',
  actOnCommitmentCases: '- u u u - - -',
  readWorkItemLoad: '- - - - u - -',
  listOfficers: '- u u u u - -',
  assignWorkItem: '- - - - u - -',
  urgeWorkItem: '- - - - u - -',
  listOverdueWorkItems: '- - - - u - -',
  requestUpload: 'o - u - u - -',
  completeUpload: 'o - u - u - -',
  readDocument: 'o u u u r r -',
  searchCases: '- - - - - r -',
  readChain: '- - - - - r -',
  listDeliveries: '- - - - r r *',
  replayDelivery: '- - - - r - *',
  listStuckCases: '- - - - r - *',
  redriveCase: '- - - - r - *',
  listDeadLetters: '- - - - r - *',
  redriveDeadLetters: '- - - - - - *',
  countDeliveries: '- - - - r r *',
  announceInspectionDraw: '- - - - r - -',
  holdInspectionDraw: '- - - - r - -',
  listInspectionDraws: '- - u u r r -',
  readInspectionDraw: '- - u u r r -',
  listDrawnCases: '- - u u r r -',
  publishMatter: '- - - - - - r',
  withdrawMatter: '- - - - - - r',
  readClock: '- - - - - - *',
  moveClock: '- - - - - - *',
  loadCalendarYear: '- - - - - - *',
  listAdministrationWorkItems: '- - - - - - *',
  readImport: '- - - - - - *',
  listUsers: '- - - - - - *',
  readUser: '- - - - - r r',
  changeOffice: '- - - - - - r',
  suspendUser: '- - - - - - r',
  restoreUser: '- - - - - - r',
  listUnits: '- - - - - - *',
  listPlatforms: '- - - - - - *',
  listCalendarYears: '- - - - - - *',
  readRules: '- - - - - - *',
  previewRuleChange: '- - - - - - *',
  accept: '- u - - - - -',
  refuseAcceptance: '- u - - - - -',
  requestSupplement: '- u - - - - -',
  submitSupplement: 'oR - - - - - -',
  verify: '- - u - - - -',
  planStep: '- - u - - - -',
  submitStep: 'oR - - - - - -',
  confirmStep: '- - u - - - -',
  returnStep: '- - u - - - -',
  closeSupplement: '- u - - - - -',
  closeSteps: '- - u - - - -',
  extend: '- - u u - - -',
  answerQuestion: '- - - u - - -',
  decide: '- - - u - - -',
  withdraw: 'oR - - - - - -',
  reportFalseMaterial: '- - u - u - -',
  revoke: '- - - u - - -',
  dismissFalseMaterial: '- - - u - - -',
  confirmCommitmentKept: '- - u - - - -',
  reportCommitmentBreach: '- - u - - - -',
  followUpReceipt: '- - - - u - -',
  previewCommitment: 'oC - - - - - -',
  applyForMatter: 'oC - - - - - -',
  listCommitmentCases: 'oC u u u r r -',
  readCommitmentCase: 'oC u u u r r -',
  readCommitmentDecisionDocument: 'oC u u u r r -',
  readCommitmentTimeline: '- u u u r r -',
  exportCommitmentTimeline: '- - - - - r -',
  previewDeclaration: 'oC - - - - - -',
  listReceivingUnits: '* - - - - - -',
  declareCommitment: 'oC - - - - - -',
  listCreditCommitments: 'o u u u r r -',
  readCreditCommitment: 'o u u u r r -',
  withdrawDeclaration: 'oC - - - - - -',
  recordPerformance: '- - u - - - -',
  exportCommitments: '- - - - r r -',
  grantMatter: '- - - u - - -',
  refuseMatter: '- - - u - - -',
  submitDeferredMaterial: 'oC - - - - - -',
  extendDeferredTerm: '- - u - - - -',
  recordVerification: '- - u - - - -',
  requestAssistance: '- - u - - - -',
  answerAssistance: '- - u - - - -',
  recordInspection: '- - u - - - -',
  reportBreach: '- - u - u - -',
  orderRectification: '- - - u - - -',
  submitRectification: 'oC - - - - - -',
  dismissBreach: '- - - u - - -',
  revokeDecision: '- - - u - - -',
  withdrawCommitment: 'oC - - - - - -',
};

const columns = ['applicant', 'acceptor', 'verifier', 'approver', 'supervisor', 'auditor', 'administrator'] as const;
const letters: Record<Relation, string> = {
  ...{ own: 'o', ownRepair: 'oR', ownCommitment: 'oC', ownKind: 'oK' },
  ...{ unit: 'u', region: 'r', any: '*' },
};

const written = (operation: OperationId): string => {
  const rule = ruleOf[operation];
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
const authorityFor = (scope: string, subjectId = 'subject-1') => ({
  ...{ subjectId, scope, from: '2026-01-01', to: null, basis: '授权委托书' },
});
const clerk = person({
  roles: ['applicant'],
  represents: [authorityFor('repair')],
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

  test.each([
    ['repair', ['withdraw', 'readRecord'], ['applyForMatter', 'withdrawCommitment']],
    ['commitment', ['applyForMatter', 'withdrawCommitment'], ['withdraw', 'readRecord']],
    ['legalRepresentative', ['withdraw', 'readRecord', 'applyForMatter', 'withdrawCommitment'], []],
    ['tax', [], ['withdraw', 'readRecord', 'applyForMatter', 'withdrawCommitment']],
  ] as const)('an authority for %s covers its own scope; without it the missing one is named', (scope, yes, no) => {
    const who = person({ roles: ['applicant'], represents: [authorityFor(scope)] });
    for (const operation of ['listSubjects', 'readDocument', 'readCreditCommitment', ...yes] as const)
      expect(may(operation, who, ours)).toBe(true);
    for (const operation of no) {
      const missing = ['withdraw', 'readRecord'].includes(operation) ? 'repair' : 'commitment';
      expect(actingRole(operation, who, ours)).toEqual({
        ok: false,
        problem: { code: 'authorityMissing', params: { scope: missing } },
      });
    }
  });

  test('a work item asks for what its kind of case asks, and nobody has it where the kind is unknown', () => {
    expect(may('readWorkItem', clerk, { ...ours, caseKind: 'repairCase' })).toBe(true);
    expect(may('readWorkItem', clerk, ours)).toBe(false);
    expect(actingRole('claimWorkItem', clerk, { ...ours, caseKind: 'commitmentCase' })).toMatchObject({
      problem: { code: 'authorityMissing', params: { scope: 'commitment' } },
    });
  });

  test('two authorities of two subjects do not add up to one for both', () => {
    const represents = [authorityFor('repair'), authorityFor('commitment', 'subject-2')];
    const who = person({ roles: ['applicant'], represents });
    expect(may('withdraw', who, ours)).toBe(true);
    expect(may('withdraw', who, foreign)).toBe(false);
    expect(may('listRepairCases', who, { subjectIds: ['subject-2', 'subject-1'] })).toBe(true);
    expect(subjectsFor('withdraw', who)).toEqual(['subject-1']);
    expect(subjectsFor('withdrawCommitment', who)).toEqual(['subject-2']);
    expect(subjectsFor('listSubjects', who)).toEqual(['subject-1', 'subject-2']);
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
    ['ownRepair', 'listRepairCases', clerk],
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
      const rule = ruleOf[operation];
      if (!needsPerson(operation)) expect(acting).toEqual([]);
      for (const role of acting) {
        expect(who.roles).toContain(role);
        expect(typeof rule === 'string' ? undefined : rule[role]).toBeDefined();
      }
    }),
  );
});

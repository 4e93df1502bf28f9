/** Every action against every stage and every role: allowed exactly where the table of stages says. */
import { describe, expect, it } from 'vitest';
import { type By, contextOf, officer, workflow } from '../../tests/support/context.ts';
import { clerk, market, RepairPlay, record } from '../../tests/support/world.ts';
import { roles } from '../kernel/actor.ts';
import type { WorkItem } from '../kernel/work-item.ts';
import type { RepairCommand } from './commands.ts';
import { repairCase } from './repair-case.ts';
import {
  type RepairAction,
  type RepairActionName,
  type RepairItemKind,
  type RepairStage,
  repairActions,
  repairItems,
  repairMoves,
  repairStageNames,
  repairStages,
} from './stages.ts';
import type { RepairCaseState } from './state.ts';

const actionNames = Object.keys(repairActions) as RepairActionName[];
const actionOf = (name: RepairActionName): RepairAction => repairActions[name];

/** A case in which nothing but stage, role and item could stand against an action. */
const ready = new RepairPlay().publicising().published().state;
const question: RepairCaseState['questions'][number] = {
  id: 'question-1',
  kind: 'reapplicationBan',
  recordId: null,
  text: '是否可以继续办理',
  allowedAnswers: ['mayProceed'],
  answer: 'mayProceed',
};
const step = {
  id: 'step-1',
  way: 'thematicTraining',
  basis: '规划',
  status: 'required' as const,
  evidence: null,
  confirmedBy: null,
};
const falseMaterial = { recordIds: ['record-1'], finding: '伪造', reportedBy: 'somebody', documentIds: [] };

const item = (kind: RepairItemKind): WorkItem => ({
  id: 'item-1',
  kind,
  caseId: 'case-1',
  caseKind: 'repairCase',
  stage: ready.stage,
  regionId: ready.regionId,
  role: repairItems[kind].role,
  ...(repairItems[kind].role !== 'applicant' && { unitId: market }),
  subjectId: ready.subjectId,
  status: 'open',
  version: 1,
  openedAt: ready.openedAt,
  dueAt: null,
  remindAt: null,
  about: kind === 'answerQuestion' ? question.id : step.id,
});

const afterGrant: readonly RepairActionName[] = [
  'completeEffect',
  'reportFalseMaterial',
  'revoke',
  'dismissFalseMaterial',
  'confirmCommitmentKept',
  'reportCommitmentBreach',
  'followUpReceipt',
];

const stateFor = (name: RepairActionName, stage: RepairStage): RepairCaseState => {
  const { item: kind } = actionOf(name);
  return {
    ...ready,
    stage,
    // Planning a way of repair needs a city that offers some.
    ...(name === 'planStep' && { regionId: 'suzhou' }),
    records: [record({ outcome: afterGrant.includes(name) ? 'granted' : 'pending' })],
    steps: kind === 'submitStep' || kind === 'confirmStep' ? [step] : [],
    questions: [question],
    supplement:
      name === 'submitSupplement'
        ? { items: [{ id: '1', what: '授权书' }], requestedAt: ready.openedAt, answeredAt: null }
        : null,
    commitmentPublishedAt: name === 'confirmCommitmentPublication' ? null : ready.openedAt,
    falseMaterial: kind === 'confirmRevocation' ? falseMaterial : null,
    items: kind === undefined ? {} : { 'item-1': item(kind) },
  };
};

const on = { itemId: 'item-1', itemVersion: 1 };
const reason = '理由';
const commandFor = (name: RepairActionName, stage: RepairStage): RepairCommand => {
  const commands: { [K in RepairActionName]: Extract<RepairCommand, { type: K }> } = {
    enterStage: { type: 'enterStage', stage, generation: 1 },
    confirmCommitmentPublication: { type: 'confirmCommitmentPublication', receipts: ['r'] },
    completeEffect: {
      type: 'completeEffect',
      recordId: 'record-1',
      completed: [{ effect: 'sharingStop', receipts: ['r'] }],
    },
    restartMachine: { type: 'restartMachine', generation: 1, reason },
    accept: { type: 'accept', ...on, opinion: reason },
    refuseAcceptance: { type: 'refuseAcceptance', ...on, reason, toFix: '补齐材料' },
    requestSupplement: { type: 'requestSupplement', ...on, items: [{ what: '授权书' }] },
    submitSupplement: { type: 'submitSupplement', ...on, answers: [{ itemId: '1', text: '已补', documentIds: [] }] },
    verify: {
      type: 'verify',
      ...on,
      opinion: reason,
      records: [{ recordId: 'record-1', supported: true, remark: reason }],
    },
    planStep: { type: 'planStep', way: 'thematicTraining', reason },
    submitStep: { type: 'submitStep', ...on, certificateNumber: '1', issuedOn: '2026-10-10', documentIds: [] },
    confirmStep: { type: 'confirmStep', ...on },
    returnStep: { type: 'returnStep', ...on, reason },
    closeSupplement: { type: 'closeSupplement', reason },
    closeSteps: { type: 'closeSteps', reason },
    extend: { type: 'extend', workingDays: 5, reason },
    answerQuestion: { type: 'answerQuestion', ...on, answer: 'mayProceed', reason },
    decide: { type: 'decide', ...on, records: [{ recordId: 'record-1', outcome: 'granted', reason }] },
    withdraw: { type: 'withdraw', reason },
    reportFalseMaterial: { type: 'reportFalseMaterial', recordIds: ['record-1'], finding: reason, documentIds: [] },
    revoke: { type: 'revoke', ...on, reason },
    dismissFalseMaterial: { type: 'dismissFalseMaterial', ...on, reason },
    confirmCommitmentKept: { type: 'confirmCommitmentKept', ...on, finding: reason },
    reportCommitmentBreach: {
      type: 'reportCommitmentBreach',
      ...on,
      ...{ breachKind: 'notKept', performance: 'partial', unkept: reason, finding: reason, documentIds: [] },
    },
    followUpReceipt: { type: 'followUpReceipt', ...on, remark: reason },
  };
  return commands[name];
};

const personFor = (role: (typeof roles)[number]): By => {
  if (role === 'applicant') return clerk;
  return role === 'system' ? workflow : officer(role, market, { name: `somebody-else-${role}` });
};

const attempt = (name: RepairActionName, stage: RepairStage, by: By) =>
  repairCase.decide(stateFor(name, stage), commandFor(name, stage), contextOf(by, { now: ready.openedAt }));

const ownRole = (name: RepairActionName): By => personFor(actionOf(name).by[0] ?? 'system');

describe.each(actionNames)('%s', (name) => {
  const { from, by, to } = actionOf(name);

  it.each(repairStageNames)('in stage %s: as the table says', (stage) => {
    const result = attempt(name, stage, ownRole(name));
    const acted = result.ok && result.value.events.length > 0;
    expect(acted).toBe((from as readonly string[]).includes(stage));
    if (!result.ok) expect(result.problem.code).toBe('actionNotAvailable');
  });

  it.each(roles)('as %s: as the table says', (role) => {
    const stage = from.at(-1) ?? 'filed';
    const result = attempt(name, stage, personFor(role));
    const acted = result.ok && result.value.events.length > 0;
    expect(acted).toBe(by.includes(role));
    if (!result.ok) expect(result.problem.code).toBe('wrongRole');
  });

  it('leads nowhere the table does not name', () => {
    const moves = repairMoves().filter((move) => move.action === name);
    for (const stage of from) {
      const result = attempt(name, stage, ownRole(name));
      if (!result.ok) throw new Error(result.problem.code);
      const targets = result.value.events.flatMap((event) => ('stage' in event.data ? [event.data.stage] : []));
      const target = targets.at(-1) ?? stage;
      expect(target === stage || moves.some((move) => move.from === stage && move.to === target)).toBe(true);
    }
    expect(moves.length > 0).toBe(Object.values(to).flat().length > 0);
  });
});

const byPersons = actionNames.filter((name) => !actionOf(name).by.includes('system'));

describe.each(byPersons)('%s by a person without the right relation', (name) => {
  const stage = actionOf(name).from.at(-1) ?? 'filed';
  const person = ownRole(name);
  const applicants = person.actor.role === 'applicant';

  it('of another unit, or for another subject, is refused', () => {
    const stranger: By = applicants
      ? { ...person, represents: ['subject-2'] }
      : { ...person, actor: { ...person.actor, unitId: 'unit-hn-fire' } };
    const code = applicants ? 'notRepresenting' : 'wrongUnit';
    expect(attempt(name, stage, stranger)).toMatchObject({ ok: false, problem: { code } });
  });

  it('as an officer who represents the subject is refused', () => {
    const own = { ...person, represents: ['subject-1'] };
    const result = attempt(name, stage, own);
    if (applicants) expect(result.ok).toBe(true);
    else expect(result).toMatchObject({ ok: false, problem: { code: 'ownCase' } });
  });
});

describe('the table', () => {
  it('lets no move lead out of a final stage but revocation', () => {
    const out = repairMoves().filter(({ from }) => repairStages[from].final);
    expect(new Set(out.map(({ action, from, to }) => `${action}: ${from} → ${to}`))).toEqual(
      new Set(['revoke: concluded → revoked']),
    );
  });

  it('reaches every stage from filing', () => {
    const reached = new Set<string>(['filed']);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const { from, to } of repairMoves()) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...repairStageNames].sort());
  });

  it('gives every kind of work item an action that completes it, by the role whose work it is', () => {
    for (const [kind, { role }] of Object.entries(repairItems)) {
      const actions = actionNames.map(actionOf).filter((action) => action.item === kind);
      expect(actions.length, kind).toBeGreaterThan(0);
      for (const action of actions) expect(action.by, kind).toEqual([role]);
    }
  });
});

/**
 * What happens when the machine enters a stage: what can be done without a person is done, for the rest work items open.
 * Entering twice is harmless: an item that is open stays, one that was decided has moved the case on already.
 */
import type { Context } from '../../kernel/aggregate.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { SystemCommand } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import { receiptLimit } from '../limits.ts';
import { explainCaseRecord, profileFor } from '../rules.ts';
import type { Finding, RepairCaseState } from '../state.ts';
import { acceptedEvents } from './accepting.ts';
import { type Decided, hasOpen, noEvents, openItem, openQuestions, pending, type Stage } from './common.ts';
import { verifiedEvents } from './examining.ts';

type EnterStage = Extract<SystemCommand, { type: 'enterStage' }>;
type Entry = (state: RepairCaseState, command: EnterStage, context: Context) => RepairEvent[];

export const enterStage = (state: RepairCaseState, command: EnterStage, context: Context): Decided => {
  if (context.actor.role !== 'system') return refuse({ code: 'wrongRole', params: { role: 'system' } });
  if (command.generation !== state.machine.generation) return refuse({ code: 'staleGeneration' });
  const stage: Stage = state.stage === 'filed' ? 'accepting' : state.stage;
  const asked = command.stage === 'filed' ? 'accepting' : command.stage;
  const entry = entries[stage];
  if (asked !== stage || entry === undefined) return noEvents;
  const entered: RepairEvent = { type: 'RepairCaseStageEntered', data: { stage, generation: command.generation } };
  return ok({ events: [entered, ...entry({ ...state, stage }, command, context)] });
};

/** On the spot where every check passes and the profile allows it; otherwise the acceptor looks at it. */
const accepting: Entry = (state, command, context) => {
  // Whoever holds the item goes on with it.
  if (hasOpen(state, 'accept')) return [];
  const findings = command.findings ?? [];
  const checks = acceptanceChecks(state, findings, context);
  const passed = checks.every((check) => check.passed);
  if (passed && profileFor(state.regionId).automaticAcceptance && state.supplement === null)
    return acceptedEvents(
      state,
      true,
      checks.map((check) => check.name),
      context,
    );
  return [openItem(state, 'accept', context)];
};

/** What an acceptance on the spot rests on; a person sees the same list. */
export const acceptanceChecks = (state: RepairCaseState, findings: readonly Finding[], context: Context) => [
  {
    name: 'conditionsMet',
    passed: pending(state).every((record) => explainCaseRecord(record, state, context).eligible === true),
  },
  { name: 'noOpenQuestion', passed: openQuestions(state).length === 0 },
  { name: 'commitmentSigned', passed: state.commitment !== null },
  {
    name: 'proofPresent',
    passed: pending(state).every(
      (record) =>
        state.materials.some((m) => m.kind === 'proofOfCorrection' && m.recordId === record.recordId) ||
        findings.some((f) => f.recordId === record.recordId && f.result === 'confirmed'),
    ),
  },
];

const supplementing: Entry = (state, _, context) =>
  hasOpen(state, 'supplement') ? [] : [openItem(state, 'supplement', context)];

/** Shared data first: where it confirms every claim nobody is asked, where it contradicts or is silent a person looks. */
const verifying: Entry = (state, command, context) => {
  const findings = [...(command.findings ?? [])];
  const checked: RepairEvent[] = findings.length === 0 ? [] : [{ type: 'RepairCaseChecked', data: { findings } }];
  const conclusive = pending(state).every((record) =>
    findings.some((f) => f.recordId === record.recordId && f.result === 'confirmed'),
  );
  const alone = state.bodies.length === 1;
  if (conclusive && alone && profileFor(state.regionId).automaticVerification)
    return [...checked, ...verifiedEvents(state, bySharedData(state, context))];
  const verified = new Set(state.verifications.map((v) => v.unitId));
  const items = state.bodies
    .filter((unitId) => !verified.has(unitId) && !hasOpen(state, 'verify', { unitId }))
    .map((unitId) => openItem(state, 'verify', context, { unitId }));
  return [...checked, ...items];
};

const bySharedData = (state: RepairCaseState, context: Context): RepairCaseState['verifications'][number] => ({
  unitId: state.bodies[0] ?? state.unitId,
  principalId: context.actor.principalId,
  at: context.now,
  opinion: '部门共享数据核查一致',
  records: pending(state).map((r) => ({ recordId: r.recordId, supported: true, remark: '共享数据一致' })),
});

const training: Entry = (state, _, context) =>
  state.steps.flatMap((step) => {
    if (step.status === 'confirmed') return [];
    const kind = step.status === 'required' ? 'submitStep' : 'confirmStep';
    return hasOpen(state, kind, { about: step.id }) ? [] : [openItem(state, kind, context, { about: step.id })];
  });

/** Ordered at every entry: the delivery is known by commitment and platform, so a repeated order sends nothing twice. */
const publicising: Entry = (state) =>
  state.commitment === null
    ? []
    : [
        {
          type: 'RepairCommitmentPublicationOrdered',
          data: { commitment: state.commitment, subjectId: state.subjectId },
        },
      ];

const deciding: Entry = (state, _, context) => {
  const decided = new Set(state.decisions.map((d) => d.unitId));
  return state.bodies
    .filter((unitId) => !decided.has(unitId) && !hasOpen(state, 'decide', { unitId }))
    .map((unitId) => openItem(state, 'decide', context, { unitId }));
};

/** The supervisor's item keeps missing receipts visible; the last receipt closes it. */
const stopping: Entry = (state, _, context) => {
  if (hasOpen(state, 'chaseReceipt')) return [];
  return [openItem(state, 'chaseReceipt', context, { limit: receiptLimit(state, context) })];
};

const entries: Partial<Record<Stage, Entry>> = {
  accepting,
  supplementing,
  verifying,
  training,
  publicising,
  deciding,
  stopping,
};

/** Stages at whose entry department data is asked. */
export const stagesAskingDepartments: readonly Stage[] = ['filed', 'accepting', 'verifying'];

/**
 * Random people at random times: whoever does whatever in any order, the case stays one that its history explains. About half of the
 * steps are what somebody should do next, so that the runs get to the end of a case and not only to the first refusal.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applicant,
  type By,
  contextOf,
  countingIds,
  later,
  monday,
  officer,
  sha256,
  workflow,
} from '../../tests/support/context.ts';
import { throughJson } from '../../tests/support/given.ts';
import {
  customs,
  finding,
  inSuzhou,
  jointly,
  market,
  oldRecord,
  openCaseCommand,
  record,
  reportCommand,
  szEcology,
  tax,
  twoRecords,
} from '../../tests/support/world.ts';
import { startOfDayInstant } from '../calendar/dates.ts';
import { type Role, roles } from '../kernel/actor.ts';
import { chainStart, type EventBody, type StoredEvent, sealEvent, verifyChain } from '../kernel/event.ts';
import type { Candidate } from '../kernel/supervising.ts';
import type { WorkItem } from '../kernel/work-item.ts';
import { openItems } from '../kernel/work-items.ts';
import type { RepairCommand } from './commands.ts';
import { RepairEvent } from './events.ts';
import { repairCase } from './repair-case.ts';
import { type RepairAction, type RepairItemKind, repairActions, repairMoves, repairStages } from './stages.ts';
import { effects, type RepairCaseState } from './state.ts';

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

const openings: readonly RepairCommand[] = [
  openCaseCommand({ records: twoRecords() }),
  openCaseCommand({ records: [record(), oldRecord({ recordId: 'record-2' })], banFlagged: true }),
  inSuzhou({ records: twoRecords() }),
  jointly({ records: twoRecords({ sector: 'export' }) }),
  { ...reportCommand(), records: twoRecords() },
];

const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(from.length, 1)];
const units = [market, tax, customs, szEcology];
const anyone = (who: number): By => {
  const role: Role = pick(roles, who) ?? 'applicant';
  if (role === 'system') return workflow;
  if (role === 'applicant') return applicant(who % 2 === 0 ? 'subject-1' : 'subject-2');
  return officer(role, pick(units, who >> 3) ?? market, { name: `officer-${who % 7}` });
};
const rightPerson = (item: WorkItem, who: number): By =>
  item.role === 'applicant'
    ? applicant()
    : officer(item.role, item.unitId ?? '', { name: `${item.role}-${item.unitId}-${who % 3}` });

/** Somebody of any unit with any one role, as the directory would know them. */
const candidate = ({ who }: Step): Candidate => {
  const role: Role = pick(roles, who >> 1) ?? 'verifier';
  return { principalId: `officer-${who % 7}`, roles: [role], unitId: pick(units, who >> 3) ?? market, represents: [] };
};

const pendingIds = (state: RepairCaseState) =>
  state.records.filter((r) => r.outcome === 'pending').map((r) => r.recordId);

/** Every command about one item, complete for the state it meets. */
const onItem = (state: RepairCaseState, ref: { itemId: string; itemVersion: number }, step: Step): RepairCommand[] => {
  const question = state.questions.find((q) => q.id === state.items[ref.itemId]?.about);
  const answer = pick(question?.allowedAnswers ?? ['none'], step.choice) ?? 'none';
  const reason = '理由';
  return [
    { type: 'accept', ...ref, opinion: reason },
    { type: 'refuseAcceptance', ...ref, reason, toFix: reason },
    { type: 'requestSupplement', ...ref, items: [{ what: '授权书' }] },
    {
      type: 'submitSupplement',
      ...ref,
      answers: (state.supplement?.items ?? []).map((i) => ({ itemId: i.id, text: '补', documentIds: [] })),
    },
    {
      type: 'verify',
      ...ref,
      opinion: reason,
      records: pendingIds(state).map((recordId) => ({ recordId, supported: !step.against, remark: reason })),
    },
    { type: 'submitStep', ...ref, certificateNumber: '1', issuedOn: '2026-10-01', documentIds: [] },
    { type: 'confirmStep', ...ref },
    { type: 'answerQuestion', ...ref, answer, reason },
    {
      type: 'decide',
      ...ref,
      records: pendingIds(state).map((recordId, index) =>
        step.against || (index > 0 && step.stale)
          ? { recordId, outcome: 'refused', reason, toFix: reason }
          : { recordId, outcome: 'granted', reason },
      ),
    },
    { type: 'revoke', ...ref, reason },
    { type: 'dismissFalseMaterial', ...ref, reason },
    { type: 'followUpReceipt', ...ref, remark: reason },
    { type: 'confirmCommitmentKept', ...ref, finding: reason },
    {
      type: 'reportCommitmentBreach',
      ...ref,
      ...{ breachKind: 'notKept', performance: 'partial', unkept: reason, finding: reason, documentIds: [] },
    },
    { type: 'claimItem', ...ref },
    { type: 'releaseItem', ...ref },
    { type: 'assignItem', ...ref, to: candidate(step), reason },
    { type: 'urgeItem', itemId: ref.itemId },
    { type: 'redriveMachine', generation: state.machine.generation, because: ['machineLate'], reason },
  ];
};

const onCase = (state: RepairCaseState, step: Step): RepairCommand[] => {
  const recordId = pick(state.records, step.item)?.recordId ?? '';
  const { generation } = state.machine;
  const result = step.against ? ('contradicted' as const) : ('confirmed' as const);
  return [
    {
      type: 'enterStage',
      stage: state.stage,
      generation,
      findings: pendingIds(state).map((id) => finding(result, id)),
    },
    { type: 'enterStage', stage: state.stage, generation: step.stale ? generation : generation + 1 },
    { type: 'confirmCommitmentPublication', receipts: ['r'] },
    {
      type: 'completeEffect',
      recordId,
      completed: [{ effect: pick(effects, step.choice) ?? 'sharingStop', receipts: ['r'] }],
    },
    { type: 'restartMachine', generation: step.stale ? generation : generation + 1, reason: 'late' },
    { type: 'rescheduleItems' },
    { type: 'raiseDueEvents', escalateTo: { [market]: market } },
    { type: 'extend', workingDays: 5, reason: '会商' },
    { type: 'planStep', way: 'charity', reason: '自愿' },
    { type: 'withdraw', reason: '不办', ...(step.stale && { recordIds: [recordId] }) },
    { type: 'reportFalseMaterial', recordIds: [recordId], finding: '伪造', documentIds: [] },
  ];
};

/** What should happen next: the machine enters, receipts come in, or somebody does the work of an open item. */
const sensibleNext = (state: RepairCaseState, step: Step): { command: RepairCommand; by: By } | undefined => {
  const [enter, , publish, effect] = onCase(state, step);
  const systemic = [
    ...(state.machine.expectedBy === null ? [] : [enter]),
    ...(state.stage === 'publicising' ? [publish] : []),
    ...(state.stage === 'stopping' ? [effect, effect, effect] : []),
  ].flatMap((command) => (command === undefined ? [] : [{ command, by: workflow }]));
  const human = openItems(state.items).flatMap((item) =>
    onItem(state, { itemId: item.id, itemVersion: item.version }, step)
      .filter((command) => (repairActions as Record<string, RepairAction>)[command.type]?.item === item.kind)
      .map((command) => ({ command, by: rightPerson(item, step.who) })),
  );
  const ways = onCase(state, step);
  const out = ways
    .filter(({ type }) => type === 'withdraw' && step.item % 8 === 0)
    .map((command) => ({ command, by: applicant() }));
  const doubt = ways
    .filter(({ type }) => type === 'reportFalseMaterial' && step.item % 4 === 0)
    .map((command) => ({ command, by: officer('verifier', state.unitId, { name: 'finder' }) }));
  return pick([...systemic, ...human, ...out, ...doubt], step.choice);
};

const attempt = (state: RepairCaseState, step: Step): { command: RepairCommand; by: By } => {
  const next = step.sensible ? sensibleNext(state, step) : undefined;
  if (next !== undefined) return next;
  const item = pick(Object.values(state.items), step.item);
  const ref = { itemId: item?.id ?? 'none', itemVersion: (item?.version ?? 1) + (step.stale ? 1 : 0) };
  const commands = [...onItem(state, ref, step), ...onCase(state, step)];
  const by = item !== undefined && step.who % 3 === 0 ? rightPerson(item, step.who) : anyone(step.who);
  return { command: pick(commands, step.choice) ?? { type: 'rescheduleItems' }, by };
};

interface Played {
  readonly state: RepairCaseState;
  readonly chain: StoredEvent[];
  readonly refused: number;
}

/** Which kinds of item a final stage leaves open: those an action can still complete there. */
const openableIn = (kind: string, stage: RepairCaseState['stage']): boolean =>
  Object.values(repairActions as Record<string, RepairAction>).some(
    (a) => a.item === (kind as RepairItemKind) && a.from.includes(stage),
  );

const moves = new Set(repairMoves().map(({ action, from, to }) => `${action}: ${from} → ${to}`));

const checkState = (before: RepairCaseState, after: RepairCaseState, command: RepairCommand): void => {
  expect(repairCase.state.parse(throughJson(after))).toEqual(after);
  if (before.caseId !== '' && before.stage !== after.stage)
    expect(moves).toContain(`${command.type}: ${before.stage} → ${after.stage}`);
  const open = openItems(after.items);
  const kinds = open.map((item) => [item.kind, item.unitId, item.about].join('/'));
  expect(new Set(kinds).size, kinds.join()).toBe(kinds.length);
  for (const item of open) expect(openableIn(item.kind, after.stage), `${item.kind} in ${after.stage}`).toBe(true);
  if (repairStages[after.stage].final) expect(after.machine.expectedBy).toBeNull();
  expect(after.endedAt !== null).toBe(repairStages[after.stage].final);
  expect(repairCase.guards(after).map((guard) => guard.key)).toEqual(
    after.records.filter((r) => r.outcome === 'pending' || r.outcome === 'granted').map((r) => `record#${r.recordId}`),
  );
  for (const limit of Object.values(after.limits))
    if (limit.dueAt !== null) expect(limit.dueAt > startOfDayInstant(limit.startsOn)).toBe(true);
  // Nobody approves what they verified.
  for (const decision of after.decisions)
    expect(after.verifications.map((v) => v.principalId)).not.toContain(decision.principalId);
};

const play = (opening: RepairCommand, steps: readonly Step[]): Played => {
  let state = repairCase.initial;
  let now = monday;
  let refused = 0;
  const chain: StoredEvent[] = [];
  const newId = countingIds();
  const carryOut = (command: RepairCommand, by: By): void => {
    const result = repairCase.decide(state, command, contextOf(by, { now, newId }));
    if (!result.ok) {
      refused += 1;
      return;
    }
    const before = state;
    for (const event of result.value.events) {
      const sequence = chain.length + 1;
      state = repairCase.evolve(state, event, { occurredAt: now, recordedAt: now, actor: by.actor, sequence });
      const body: EventBody = {
        id: `CASE-case-1-${sequence}`,
        type: event.type,
        aggregateKind: 'repairCase',
        aggregateId: 'case-1',
        sequence,
        regionId: state.regionId,
        occurredAt: now,
        recordedAt: now,
        actor: by.actor,
        command: { name: command.type, id: `command-${sequence}` },
        data: event.data,
      };
      chain.push(sealEvent(body, chain.at(-1)?.hash ?? chainStart, sha256));
    }
    checkState(before, state, command);
  };
  carryOut(opening, workflow);
  for (const step of steps) {
    now = later(now, 0, step.minutes);
    const { command, by } = attempt(state, step);
    carryOut(command, by);
  }
  return { state, chain, refused };
};

/** The state as anybody finds it again from the stored events alone. */
const refold = (chain: readonly StoredEvent[]): RepairCaseState =>
  chain.reduce((state, stored) => {
    const body = JSON.parse(stored.body) as EventBody;
    const event = RepairEvent.parse({ type: body.type, data: body.data });
    return repairCase.evolve(state, event, body);
  }, repairCase.initial);

const Opening = fc.constantFrom(...openings);
const steps = (minLength: number, maxLength: number) => fc.array(Step, { minLength, maxLength });
const always = <T>(property: fc.IProperty<T>, numRuns: number): void => fc.assert(property, { numRuns });
const headOf = (chain: readonly StoredEvent[]) => ({ sequence: chain.length, hash: chain.at(-1)?.hash ?? '' });

describe('whatever people try', () => {
  it('the case moves only as the table says, and its snapshot is the fold of its events', () => {
    const reached = new Set<string>();
    always(
      fc.property(Opening, steps(20, 80), (opening, tried) => {
        const { state, chain } = play(opening, tried);
        reached.add(state.stage);
        expect(refold(chain)).toEqual(state);
        expect(verifyChain(chain, headOf(chain), sha256)).toEqual({ ok: true, value: chain.length });
        const times = chain.map((stored) => (JSON.parse(stored.body) as EventBody).occurredAt);
        expect(times).toEqual(times.toSorted());
      }),
      100,
    );
    // Otherwise the runs would prove little.
    expect(reached.size).toBeGreaterThan(5);
  }, 30_000);

  it('a changed, removed, inserted or exchanged event is found', () => {
    const How = fc.constantFrom(...(['change', 'remove', 'insert', 'exchange'] as const));
    always(
      fc.property(Opening, steps(5, 20), fc.nat(), How, (opening, tried, at, how) => {
        const { chain } = play(opening, tried);
        fc.pre(chain.length > 1);
        const head = headOf(chain);
        const index = at % (chain.length - 1);
        const [here, next] = [chain[index], chain[index + 1]] as [StoredEvent, StoredEvent];
        const forged = { ...here, body: here.body.replace('"recordedAt":"2026', '"recordedAt":"2025') };
        const tampered = {
          change: chain.with(index, forged),
          remove: chain.toSpliced(index, 1),
          insert: chain.toSpliced(index, 0, here),
          exchange: chain.with(index, next).with(index + 1, here),
        }[how];
        const verified = verifyChain(tampered, head, sha256);
        expect(verified.ok).toBe(false);
        if (!verified.ok) expect(verified.problem.sequence).toBeLessThanOrEqual(index + 2);
      }),
      60,
    );
  });

  it('an event sealed anew without its successors is found by the link, a whole tail without the head by the snapshot', () => {
    const { chain } = play(openings[0] as RepairCommand, []);
    const longer = play(openings[0] as RepairCommand, [
      { sensible: true, choice: 0, who: 0, item: 0, minutes: 1, stale: false, against: false },
    ]).chain;
    const first = longer[0] as StoredEvent;
    const body = { ...(JSON.parse(first.body) as EventBody), recordedAt: '2025-01-01T00:00:00.000Z' };
    const resealed = sealEvent(body, chainStart, sha256);
    expect(verifyChain([resealed, ...longer.slice(1)], headOf(longer), sha256)).toMatchObject({
      problem: { sequence: 2, reason: 'prevHashMismatch' },
    });
    expect(verifyChain(chain, headOf(longer), sha256)).toMatchObject({ problem: { reason: 'headMismatch' } });
  });
});

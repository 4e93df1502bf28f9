/** The door under races, broken transactions and repeated requests: one decision wins, nothing is done twice, nothing half. */
import { describe, expect, it } from 'vitest';
import type { AnyToldKind } from '#domain/kernel/aggregate.ts';
import { auditAggregate } from '#domain/kernel/audit.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import type { Result } from '#domain/kernel/result.ts';
import { RecordEvent } from '#domain/record/events.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { RepairEvent } from '#domain/repair/events.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { type By, officer, sha256 } from '../../../tests/support/context.ts';
import { cancelled } from '../../../tests/support/memory-tables.ts';
import { StoredWorld, tableNames } from '../../../tests/support/stored-world.ts';
import {
  clerk,
  customs,
  jointly,
  market,
  openCaseCommand,
  type RepairPlay,
  record,
  tax,
  twoRecords,
} from '../../../tests/support/world.ts';

type Answer = Result<unknown, Refusal>;
const codes = (answers: readonly Answer[]): (string | undefined)[] =>
  answers.filter((answer) => !answer.ok).map((answer) => (answer.ok ? undefined : answer.problem.code));

const approver = (n: number | string, unitId = market): By => officer('approver', unitId, { name: `approver-${n}` });
const deciding = (play: RepairPlay) => play.deciding();

/** The chain as it lies in the table is whole and folds into its snapshot. */
const provesItself = async (world: StoredWorld): Promise<void> => {
  const both: [AnyToldKind, string][] = [
    [{ ...repairCase, event: RepairEvent }, 'case-1'],
    [{ ...dishonestyRecord, event: RecordEvent }, 'record-1'],
  ];
  for (const [kind, id] of both) {
    const stored = await world.reader.load(kind, id);
    const events = await world.reader.events(kind, id);
    expect(auditAggregate(kind, events, stored, sha256)).toEqual({ ok: true, value: stored.version });
  }
};

const rows = (world: StoredWorld, table: 'case' | 'record', prefix: string): number =>
  world.tables.all(tableNames[table]).filter((row) => String(row['sk']).startsWith(prefix)).length;

describe('one decision', () => {
  it('stores case, records, work items, guards and outbox together, and the chain proves itself', async () => {
    const world = new StoredWorld();
    await world.stores(deciding);
    const before = world.tables.transactions;
    const item = await world.ref('decide');
    const answer = await world.asks(
      { type: 'decide', ...item, records: [{ recordId: 'record-1', outcome: 'granted', reason: '满足' }] },
      approver(1),
    );
    expect(answer).toMatchObject({ ok: true, value: { repeated: false, after: { state: { stage: 'stopping' } } } });
    expect(world.tables.transactions).toBe(before + 1);
    const stored = await world.reader.load(dishonestyRecord, 'record-1');
    expect(stored.state).toMatchObject({ publication: { state: 'ended' }, repairedBy: { caseId: 'case-1' } });
    await provesItself(world);
    const outbox = world.tables.all(tableNames.record).filter((row) => String(row['sk']).startsWith('OUTBOX#'));
    expect(outbox.at(-1)).toMatchObject({
      gsi4pk: expect.stringContaining('UNPUBLISHED#'),
      bodies: [expect.stringContaining('DishonestyRecordRepaired')],
    });
  });

  it('refused writes nothing', async () => {
    const world = new StoredWorld();
    await world.stores(deciding);
    const before = world.tables.transactions;
    const answer = await world.asks({ type: 'withdraw', reason: '不办' }, { ...clerk, represents: [] });
    expect(codes([answer])).toEqual(['notRepresenting']);
    expect(world.tables.transactions).toBe(before);
  });

  it('refused by another aggregate is refused whole', async () => {
    const world = new StoredWorld();
    await world.stores(deciding);
    await world.does(dishonestyRecord, 'record-1', {
      type: 'repairRecord',
      caseId: 'case-0',
      ruleSetId: 'ndrc36',
      clause: '',
    } as { type: string });
    const item = await world.ref('decide');
    const records = [{ recordId: 'record-1', outcome: 'granted' as const, reason: '满足' }];
    expect(codes([await world.asks({ type: 'decide', ...item, records }, approver(1))])).toEqual([
      'recordAlreadyRepaired',
    ]);
    expect((await world.caseState()).stage).toBe('deciding');
  });

  it('keeps a queue row only while the item is open, sorted by its date', async () => {
    const world = new StoredWorld();
    await world.stores((play) => play.accepting());
    const row = () => world.tables.all(tableNames.case).find((one) => String(one['sk']).startsWith('ITEM#'));
    expect(row()).toMatchObject({
      gsi1pk: `QUEUE#${market}#acceptor`,
      gsi1sk: expect.stringMatching(/^2026-10-15T16:00:00.000Z#/),
      gsi4pk: expect.stringMatching(/^DUE#[0-3]$/),
      gsi4sk: '2026-10-13T16:00:00.000Z',
    });
    await world.asks(
      { type: 'claimItem', ...(await world.ref('accept')) },
      officer('acceptor', market, { name: 'anna' }),
    );
    expect(row()).toMatchObject({ gsi2pk: 'ASSIGNEE#anna' });
    await world.asks({ type: 'withdraw', reason: '不办' }, clerk);
    expect(Object.keys(row() ?? {}).filter((key) => key.startsWith('gsi'))).toEqual([]);
  });

  it('with more than a transaction takes is refused before anything is written', async () => {
    const world = new StoredWorld();
    const before = world.tables.transactions;
    const records = Array.from({ length: 99 }, (_, n) => record({ recordId: `record-${n}` }));
    expect(codes([await world.asks(openCaseCommand({ records }), approver(1))])).toEqual(['transactionTooLarge']);
    expect(world.tables.transactions).toBe(before);
  });
});

/** Each approver decides at the same moment, having seen the same item. */
const decideTogether = async (world: StoredWorld, people: readonly By[]): Promise<Answer[]> => {
  const item = await world.ref('decide');
  return Promise.all(
    people.map((by, n) => {
      const outcome = n % 2 === 0 ? ('granted' as const) : ('refused' as const);
      const records = [
        { recordId: 'record-1', outcome, reason: `理由${n}`, ...(outcome === 'refused' && { toFix: '补' }) },
      ];
      return world.asks({ type: 'decide', ...item, records } as Parameters<StoredWorld['asks']>[0], by);
    }),
  );
};

const exactlyOneWins = async (world: StoredWorld, people: readonly By[]): Promise<void> => {
  const answers = await decideTogether(world, people);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(new Set(codes(answers))).toEqual(new Set(['itemClosed']));
  expect((await world.caseState()).decisions).toHaveLength(1);
  await provesItself(world);
};

describe('at the same moment', () => {
  it.each([2, 20])('%d approvers decide one item: one wins, the others learn that it is closed', async (count) => {
    const world = new StoredWorld();
    await world.stores(deciding);
    await exactlyOneWins(
      world,
      Array.from({ length: count }, (_, n) => approver(n)),
    );
  });

  it('and without the version conditions two would win: this race can be lost', async () => {
    const world = new StoredWorld({ unconditional: ({ sk }) => /^(SNAPSHOT|EVENT#|OUTBOX#)/.test(sk) });
    await world.stores(deciding);
    await expect(exactlyOneWins(world, [approver(1), approver(2)])).rejects.toThrow('to have a length of 1');
  });

  const bothBodiesDecide = async (world: StoredWorld): Promise<void> => {
    const items = [await world.ref('decide', tax), await world.ref('decide', customs)];
    const records = [{ recordId: 'record-1', outcome: 'granted' as const, reason: '同意' }];
    const answers = await Promise.all(
      [tax, customs].map((unitId, n) =>
        world.asks({ type: 'decide', ...(items[n] ?? { itemId: '', itemVersion: 0 }), records }, approver(n, unitId)),
      ),
    );
    expect(codes(answers)).toEqual([]);
    const { stage, decisions } = await world.caseState();
    expect({ stage, bodies: decisions.map((d) => d.unitId).sort() }).toEqual({
      stage: 'stopping',
      bodies: [customs, tax],
    });
    await provesItself(world);
  };

  it('two bodies of a joint review decide: both are recorded and the second concludes', async () => {
    const world = new StoredWorld();
    await world.stores(deciding, jointly());
    await bothBodiesDecide(world);
  });

  it('whoever read the case before somebody else changed it decides again on what it has become', async () => {
    const world = new StoredWorld();
    await world.stores(deciding, jointly());
    const before = await world.reader.load(repairCase, 'case-1');
    const records = [{ recordId: 'record-1', outcome: 'granted' as const, reason: '同意' }];
    for (const [n, unitId] of [tax, customs].entries()) {
      const item = await world.ref('decide', unitId);
      const answer = await world.asks({ type: 'decide', ...item, records }, approver(n, unitId), { before });
      expect(codes([answer])).toEqual([]);
    }
    expect((await world.caseState()).stage).toBe('stopping');
    await provesItself(world);
  });

  it('and without the version conditions one body’s decision would be lost', async () => {
    const world = new StoredWorld({ unconditional: ({ sk }) => /^(SNAPSHOT|EVENT#|OUTBOX#)/.test(sk) });
    await world.stores(deciding, jointly());
    await expect(bothBodiesDecide(world)).rejects.toThrow("stage: 'deciding'");
  });

  it('the applicant withdraws while the approver decides: one of the two holds, never both', async () => {
    const world = new StoredWorld();
    await world.stores(deciding);
    const item = await world.ref('decide');
    const records = [{ recordId: 'record-1', outcome: 'granted' as const, reason: '满足' }];
    const answers = await Promise.all([
      world.asks({ type: 'decide', ...item, records }, approver(1)),
      world.asks({ type: 'withdraw', reason: '不办' }, clerk),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    await provesItself(world);
  });

  it('two cases want the same record: one gets it, the other is told why', async () => {
    const world = new StoredWorld();
    await world.registers();
    const open = (caseId: string) => world.asks(openCaseCommand({ caseId }), approver(1), { id: caseId });
    const answers = await Promise.all([open('case-1'), open('case-2')]);
    expect(codes(answers)).toEqual(['recordInOpenCase']);
  });
});

describe('guards', () => {
  it('are freed by a negative end and may be taken again', async () => {
    const world = new StoredWorld();
    await world.stores((play) => play.accepting(), openCaseCommand({ records: twoRecords() }));
    const again = () => world.asks(openCaseCommand({ caseId: 'case-2' }), approver(1), { id: 'case-2' });
    expect(await again()).toMatchObject({ problem: { code: 'recordInOpenCase', params: { recordId: 'record-1' } } });
    await world.asks({ type: 'withdraw', reason: '只撤一条', recordIds: ['record-2'] }, clerk);
    expect(codes([await again()])).toEqual(['recordInOpenCase']);
    await world.asks({ type: 'withdraw', reason: '不办' }, clerk);
    expect(codes([await again()])).toEqual([]);
  });
});

describe('the same request again', () => {
  const idempotency = { principalId: 'clerk-zhang', operation: 'withdraw', key: 'key-1', bodyHash: 'hash-1' };
  const withdraw = (world: StoredWorld, more: Partial<typeof idempotency> = {}) =>
    world.asks({ type: 'withdraw', reason: '不办', recordIds: ['record-1'] }, clerk, {
      idempotency: { ...idempotency, ...more },
      answer: (after) => ({ version: after.version }),
    });
  const twoRecordCase = async (): Promise<StoredWorld> => {
    const world = new StoredWorld();
    await world.stores((play) => play.accepting(), openCaseCommand({ records: twoRecords() }));
    return world;
  };

  it('is answered with the first answer, later and at the same moment, and has one effect', async () => {
    const world = await twoRecordCase();
    const together = await Promise.all([withdraw(world), withdraw(world)]);
    const later = await withdraw(world);
    const answers = [...together, later].map((one) => (one.ok ? one.value : one.problem));
    expect(answers.map((one) => 'answer' in one && one.answer)).toEqual(Array(3).fill({ version: expect.any(Number) }));
    expect(new Set(answers.map((one) => JSON.stringify('answer' in one && one.answer))).size).toBe(1);
    expect(answers.filter((one) => 'repeated' in one && !one.repeated)).toHaveLength(1);
    const events = await world.reader.events(repairCase, 'case-1');
    expect(events.filter(({ body }) => body.includes('"RepairCaseWithdrawn"'))).toHaveLength(1);
    expect(rows(world, 'case', 'COMMAND')).toBe(1);
    const kept = world.tables.all(tableNames.case).find((row) => row['sk'] === 'COMMAND');
    expect(kept).toMatchObject({ expiresAt: new Date(world.now).getTime() / 1000 + 7 * 24 * 3600 });
  });

  it('with another body is refused, also at the same moment', async () => {
    const world = await twoRecordCase();
    const answers = await Promise.all([withdraw(world), withdraw(world, { bodyHash: 'hash-2' })]);
    expect(codes(answers)).toEqual(['idempotencyKeyReused']);
    expect(codes([await withdraw(world, { bodyHash: 'hash-3' })])).toEqual(['idempotencyKeyReused']);
  });

  it('of another person or operation is another request', async () => {
    const world = await twoRecordCase();
    await withdraw(world);
    expect(codes([await withdraw(world, { operation: 'other' })])).toEqual(['nothingToWithdraw']);
    expect(codes([await withdraw(world, { principalId: 'clerk-wang' })])).toEqual(['nothingToWithdraw']);
  });

  it('after a refusal is evaluated again', async () => {
    const world = await twoRecordCase();
    const barred = { ...clerk, represents: [] };
    const command = { type: 'withdraw' as const, reason: '不办' };
    expect(codes([await world.asks(command, barred, { idempotency })])).toEqual(['notRepresenting']);
    expect(await world.asks(command, clerk, { idempotency })).toMatchObject({ ok: true, value: { repeated: false } });
  });
});

describe('a cancelled transaction', () => {
  const withdraw = { type: 'withdraw' as const, reason: '不办' };
  const ready = async (...failures: Error[]): Promise<StoredWorld> => {
    const world = new StoredWorld();
    await world.stores((play) => play.accepting());
    world.tables.fail.push(...failures);
    return world;
  };

  it.each([
    ['the snapshot moved meanwhile', ['ConditionalCheckFailed']],
    ['another transaction was faster', ['None', 'TransactionConflict']],
    ['the table throttles', ['ThrottlingError']],
    [
      'the snapshot moved and a guard is in the way',
      ['ConditionalCheckFailed', 'None', 'None', 'None', 'ConditionalCheckFailed'],
    ],
  ])('because %s is decided again', async (_, reasons) => {
    const world = await ready(cancelled(reasons));
    expect(await world.asks(withdraw, clerk)).toMatchObject({ ok: true });
    expect(world.pauses).toEqual([1]);
    expect((await world.caseState()).stage).toBe('withdrawn');
  });

  it('five times in a row ends in “too busy”, with the time to wait', async () => {
    const conflict = () => cancelled(['TransactionConflict']);
    const four = await ready(conflict(), conflict(), conflict(), conflict());
    expect(await four.asks(withdraw, clerk)).toMatchObject({ ok: true });
    const five = await ready(conflict(), conflict(), conflict(), conflict(), conflict());
    expect(await five.asks(withdraw, clerk)).toMatchObject({
      problem: { code: 'tooBusy', params: { retryAfterSeconds: 2 } },
    });
    expect((await five.caseState()).stage).toBe('accepting');
  });

  it.each([
    ['for a reason nobody can retry', cancelled(['ValidationError'])],
    ['without a reason', cancelled([])],
    ['by something else altogether', new Error('network')],
  ])('%s is thrown: the infrastructure is broken', async (_, error) => {
    const world = await ready(error);
    await expect(world.asks(withdraw, clerk)).rejects.toBe(error);
  });
});

describe('rows stored with a decision', () => {
  const token = { Put: { TableName: tableNames.case, Item: { pk: 'CASE#case-1', sk: 'TOKEN', token: 't' } } };
  const enter = (stage: string) => ({ type: 'enterStage' as const, stage, generation: 1 });

  it('are stored where something is decided, and not where nothing is', async () => {
    const world = new StoredWorld();
    await world.stores((play) => play);
    await world.does(creditSubject, 'subject-9', {
      type: 'registerSubject',
      kind: 'legalPerson',
      regionId: 'huainan',
    } as { type: string });
    const system = { actor: { principalId: 'system:workflow', role: 'system' as const }, represents: [] };
    await world.asks(enter('deciding'), system, { extra: () => [token] });
    expect(rows(world, 'case', 'TOKEN')).toBe(0);
    await world.asks(enter('filed'), system, { extra: () => [token] });
    expect(rows(world, 'case', 'TOKEN')).toBe(1);
  });
});

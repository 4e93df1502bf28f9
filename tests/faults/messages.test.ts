/** Every message may come twice and in any order, and some are broken: consumers end in the same place all the same. */

import { randomUUID } from 'node:crypto';
import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairApplication } from '#domain/application/application.ts';
import { creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { EventBody } from '#domain/kernel/event.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { addFigures, figuresOf } from '#domain/statistics/case-statistics.ts';
import { projectionKey, statisticKey } from '../../functions/events/statistics/project.ts';
import { batchOf, connect, invoke, untilTrue } from '../support/engine.ts';
import { handlerOf } from '../support/engine-case.ts';
import { fileOne, type RepairCase } from '../support/engine-cases.ts';
import { platformState } from '../support/engine-platforms.ts';
import {
  busMessage,
  depthOf,
  loseMessages,
  send,
  untilEmpty,
  whileHeld,
  withQuickRetry,
} from '../support/engine-queues.ts';
import { newEnterprise, newRecord, recordState } from '../support/engine-records.ts';

const engine = connect();

/** A case of a unit nobody else counts for. */
const newCase = async (records = 1): Promise<{ repair: RepairCase; recordIds: string[]; unitId: string }> => {
  const unitId = `unit-test-${randomUUID().slice(0, 8)}`;
  const enterprise = await newEnterprise(engine);
  const recordIds: string[] = [];
  for (let n = 0; n < records; n += 1)
    recordIds.push(await newRecord(engine, enterprise, { unitId, sector: null, confirmed: true }));
  return { repair: await fileOne(engine, enterprise, recordIds), recordIds, unitId };
};

const messagesOf = (history: readonly EventBody[]): string[] => history.map((body) => busMessage(JSON.stringify(body)));

const rowOf = async (key: Record<string, string>): Promise<Record<string, unknown>> => {
  const { Item = {} } = await engine.db.send(
    new GetCommand({ TableName: engine.tables.directory, Key: key, ConsistentRead: true }),
  );
  const { pk: _, sk: __, ...values } = Item;
  return values;
};

/** What the unit's month must say: every event of its one case, counted once. */
const figuresFrom = (history: readonly EventBody[]) => addFigures(history.map(figuresOf));

/** The register's copy of the application's letter, once it has one. */
const registeredLetter = async ({ applicationId }: RepairCase) => {
  const { state } = await engine.wiring.reader.load(repairApplication, applicationId);
  return engine.wiring.reader.load(creditCommitment, state.commitment?.commitmentId ?? '');
};

describe('a whole history', () => {
  test('in any order, with doubles, counts every event once', async () => {
    const { repair, unitId } = await newCase();
    await repair.proceedTo('concluded');
    const history = await repair.history();
    const projection = projectionKey(repair.id);
    const statistic = statisticKey(unitId, '2026-10');
    const counted = async () => (await rowOf(projection))['sequence'] === history.length;
    await untilTrue('the case to be counted', counted);
    expect(await rowOf(statistic)).toEqual(figuresFrom(history));

    const messages = messagesOf(history);
    const shuffled = fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 });
    for (const order of fc.sample(shuffled, { numRuns: 8, seed: 20261012 })) {
      // Counted anew from nothing, so that every order has to find its own way.
      for (const Key of [projection, statistic])
        await engine.db.send(new DeleteCommand({ TableName: engine.tables.directory, Key }));
      for (let from = 0; from < order.length; from += 10)
        expect(await invoke(engine, 'eventsStatistics', batchOf(order.slice(from, from + 10)))).toEqual({
          batchItemFailures: [],
        });
      expect(await rowOf(projection)).toEqual({ sequence: history.length, unitId });
      expect(await rowOf(statistic)).toEqual(figuresFrom(history));
    }
  });

  test('of a finished case changes nothing when every consumer hears it again, backwards', async () => {
    const { repair, recordIds, unitId } = await newCase();
    const state = await repair.proceedTo('concluded');
    const history = await repair.history();
    await untilTrue('the case to be counted', async () => {
      return (await rowOf(projectionKey(repair.id)))['sequence'] === history.length;
    });
    await untilTrue('the letter to be registered', async () => (await registeredLetter(repair)).version > 0);
    const letter = await registeredLetter(repair);
    const before = await shownOf(recordIds);
    const backwards = messagesOf(history).reverse();
    const filed = await engine.wiring.reader.events(repairApplication, repair.applicationId);
    await send(
      engine,
      'eventsRegistrar',
      [...filed, ...filed].map(({ body }) => busMessage(body)),
    );
    await send(engine, 'eventsDriver', backwards);
    await send(engine, 'eventsStatistics', backwards);
    await send(engine, 'deliveryPlan', [...(await deliveredOf(recordIds)), ...(await deliveredOf(recordIds))]);
    for (const queue of ['eventsDriver', 'eventsStatistics', 'eventsRegistrar', 'deliveryPlan'])
      await untilEmpty(engine, queue);
    expect(await registeredLetter(repair)).toEqual(letter);
    expect(await repair.state()).toEqual(state);
    expect(await repair.history()).toEqual(history);
    expect(await rowOf(statisticKey(unitId, '2026-10'))).toEqual(figuresFrom(history));
    expect(await shownOf(recordIds)).toEqual(before);
  });

  test('a case whose driver hears each message late, doubled and backwards is concluded all the same', async () => {
    const { repair } = await newCase();
    await repair.proceedTo('accepting');
    await whileHeld(engine, 'eventsDriver', async () => {
      await repair.accept();
      const late = messagesOf(await repair.history()).reverse();
      await send(engine, 'eventsDriver', [...late, ...late]);
    });
    await repair.proceedTo('concluded');
    const types = (await repair.history()).map((event) => event.type);
    for (const once of ['RepairCaseAccepted', 'RepairCaseDecided', 'RepairCaseConcluded'])
      expect(
        types.filter((type) => type === once),
        once,
      ).toHaveLength(1);
  });
});

const platforms = ['creditChina', 'creditAnhui', 'creditHuainan'] as const;

const shownOf = async (recordIds: readonly string[]) =>
  Promise.all(
    platforms.map(async (platformId) => {
      const { records } = await platformState(engine, platformId);
      return recordIds.map((id) => [platformId, id, records[id]?.version, records[id]?.publication.state]);
    }),
  );

/** The events of the records that platforms must learn of, as the planner's queue holds them. */
const deliveredOf = async (recordIds: readonly string[]): Promise<string[]> => {
  const stored = await Promise.all(recordIds.map((id) => engine.wiring.reader.events(dishonestyRecord, id)));
  return stored.flatMap((events) => events.slice(1).map((event) => busMessage(event.body)));
};

test('repaired and revoked, told in any order and twice: every platform ends showing the record again', async () => {
  const { repair, recordIds, unitId } = await newCase(4);
  await repair.proceedTo('deciding');
  await whileHeld(engine, 'deliveryPlan', async () => {
    await repair.decide();
    await repair.untilStage('stopping');
    const finding = '缴款凭证系伪造';
    const reporter = handlerOf({ role: 'verifier', unitId });
    await repair.must({ type: 'reportFalseMaterial', recordIds, finding, documentIds: [] }, reporter);
    await repair.act('confirmRevocation', { type: 'revoke', reason: '经查材料虚假' });
    // The planner heard nothing so far; now each record's two events come in another order.
    let held = 0;
    await untilTrue('the planner’s messages', async () => {
      held += await loseMessages(engine, 'deliveryPlan', (body) => recordIds.some((id) => body.includes(id)));
      return held === 8;
    });
    const orders: readonly (readonly number[])[] = [
      [0, 1],
      [1, 0],
      [1, 0, 1, 0],
      [0, 1, 0],
    ];
    for (const [n, order] of orders.entries()) {
      const messages = await deliveredOf([recordIds[n] ?? '']);
      await send(
        engine,
        'deliveryPlan',
        order.map((i) => messages[i] ?? ''),
      );
    }
  });
  const latest = async () => {
    const shown = (await shownOf(recordIds)).flat();
    return shown.every(([, , version, publication]) => version === 3 && publication === 'published');
  };
  await untilTrue('every platform to show the last state', latest);
  for (const queue of ['deliveryPlan', 'deliverySend']) await untilEmpty(engine, queue);
  expect(await latest()).toBe(true);
  for (const id of recordIds) expect((await recordState(engine, id)).repairedBy).toBeNull();
});

test('a poison message ends in its consumer’s dead-letter queue, the others go on', async () => {
  const queues = ['eventsDriver', 'eventsStatistics', 'eventsRegistrar', 'deliveryPlan'] as const;
  const { repair } = await newCase();
  await repair.untilStage('accepting');
  const poison = JSON.stringify({ detail: { specversion: '1.0', poison: randomUUID() } });
  const before = await Promise.all(queues.map((queue) => depthOf(engine, `${queue}DeadLetter`)));
  const quickly = (rest: readonly string[], work: () => Promise<void>): Promise<void> => {
    const [queue, ...others] = rest;
    return queue === undefined ? work() : withQuickRetry(engine, queue, 1, () => quickly(others, work));
  };
  await quickly(queues, async () => {
    for (const queue of queues) await send(engine, queue, [poison]);
    await repair.proceedTo('concluded');
    for (const [n, queue] of queues.entries())
      await untilTrue(`the dead letter of ${queue}`, async () => {
        return (await depthOf(engine, `${queue}DeadLetter`)) === (before[n] ?? 0) + 1;
      });
  });
  // Nobody is to be called for them after this test.
  for (const queue of queues)
    expect(await loseMessages(engine, `${queue}DeadLetter`, (body) => body === poison)).toBe(1);
});

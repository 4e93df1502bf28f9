/** Crashes between any two steps, made by taking away what should have followed: each heals without a person. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { repairApplication } from '#domain/application/application.ts';
import { aggregatePk } from '#shared/case-store/keys.ts';
import { toCloudEvent } from '#shared/cloud-event.ts';
import { makeLog } from '#shared/log.ts';
import { drive } from '../../functions/events/driver/drive.ts';
import { connect, doorAgo, runSchedule, untilTrue } from '../support/engine.ts';
import { fileOne, type RepairCase } from '../support/engine-cases.ts';
import { statusOf, stop, untilEnded } from '../support/engine-machine.ts';
import { loseMessages, whileHeld } from '../support/engine-queues.ts';
import { newEnterprise, newRecord } from '../support/engine-records.ts';

const engine = connect();
/** Longer than every grace period. */
const longAgo = doorAgo(engine, 300);

const newCase = async (): Promise<RepairCase> => {
  const enterprise = await newEnterprise(engine);
  return fileOne(engine, enterprise, [await newRecord(engine, enterprise)]);
};

/** The product's own driver, whose clock was five minutes behind when it wrote. */
const driver = drive({
  ...engine.wiring,
  door: longAgo,
  sfn: engine.sfn,
  caseTable: engine.tables.case,
  machineArn: engine.info.machines['repair'] ?? '',
  log: makeLog('test-driver', () => undefined),
});

/** Goes on to its end, with every decision in the history once. */
const goesOn = async (repair: RepairCase, accepted = 1): Promise<void> => {
  await repair.proceedTo('concluded');
  const types = (await repair.history()).map((event) => event.type);
  const count = (type: string) => types.filter((t) => t === type).length;
  expect([count('RepairCaseAccepted'), count('RepairCaseVerified'), count('RepairCaseDecided')]).toEqual([
    accepted,
    1,
    1,
  ]);
};

/** The events of the case that the bus has not taken yet, by the sequence of the first of each item. */
const outboxOf = async (repair: RepairCase): Promise<string[]> => {
  const { Items = [] } = await engine.db.send(
    new QueryCommand({
      TableName: engine.tables.case,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :outbox)',
      ExpressionAttributeValues: { ':pk': aggregatePk('CASE', repair.id), ':outbox': 'OUTBOX#' },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => String(item['sk']));
};

describe('an execution that was killed', () => {
  // One case each, so that the healing of one stage cannot hide what another lacks.
  test.each(['accepting', 'verifying', 'deciding'] as const)('in %s', async (stage) => {
    const repair = await newCase();
    await repair.proceedTo(stage);
    await stop(engine, `${repair.id}-1`);
    const ended = await untilEnded(engine, `${repair.id}-1`);
    expect(ended.status).toBe('ABORTED');
    if (stage === 'accepting') await repair.accept(longAgo);
    if (stage === 'verifying') await repair.verify({ door: longAgo });
    if (stage === 'deciding') await repair.decide('granted', { door: longAgo });
    await repair.until('the decision', (s) => s.stage !== stage);
    // Its first run may still find the token of the killed execution and answer it, which brings nobody.
    await untilTrue('a new execution', async () => {
      await runSchedule(engine, 'eventsReconciler');
      return (await repair.state()).machine.generation === 2;
    });
    await goesOn(repair);
  });
});

describe('lost on the way', () => {
  test('the start of the machine: the driver opened the case and crashed', async () => {
    const enterprise = await newEnterprise(engine);
    const recordId = await newRecord(engine, enterprise);
    const repair = await whileHeld(engine, 'eventsDriver', async () => {
      const filed = await fileOne(engine, enterprise, [recordId]);
      const [event] = await engine.wiring.reader.events(repairApplication, filed.applicationId);
      // Its first half, as of five minutes ago; what should have made somebody do the rest is lost.
      await driver(toCloudEvent(event?.body ?? ''));
      let lost = 0;
      await untilTrue('both messages to be lost', async () => {
        lost += await loseMessages(engine, 'eventsDriver', (body) => body.includes(filed.applicationId));
        return lost === 2;
      });
      return filed;
    });
    expect(await statusOf(engine, `${repair.id}-1`)).toBeUndefined();
    await runSchedule(engine, 'eventsReconciler');
    expect((await repair.state()).machine.generation).toBe(2);
    await goesOn(repair);
  });

  test('an event before the bus: the reconciler publishes what the stream never brought', async () => {
    const repair = await newCase();
    await repair.untilStage('accepting');
    await whileHeld(engine, 'eventsOutboxPublisher', async () => {
      await repair.accept(longAgo);
      const left = await outboxOf(repair);
      expect(left).toHaveLength(1);
      await runSchedule(engine, 'eventsReconciler');
      expect(await outboxOf(repair)).not.toContain(left[0]);
    });
    // The stream brings it once more when it is read again: nothing happens twice.
    await goesOn(repair);
    expect((await repair.state()).machine.generation).toBeLessThanOrEqual(2);
  });

  test('an event of a young outbox item is left to the stream', async () => {
    const repair = await newCase();
    await repair.untilStage('accepting');
    // What came before it is delivered a moment after the stage shows.
    await untilTrue('an empty outbox', async () => (await outboxOf(repair)).length === 0);
    await whileHeld(engine, 'eventsOutboxPublisher', async () => {
      await repair.accept();
      await runSchedule(engine, 'eventsReconciler');
      expect(await outboxOf(repair)).toHaveLength(1);
    });
    await goesOn(repair);
    expect((await repair.state()).machine.generation).toBe(1);
  });
});

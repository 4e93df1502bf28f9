/** Crashes between any two steps, made by taking away what should have followed: each heals without a person. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { aggregatePk } from '#shared/case-store/keys.ts';
import { connectApi } from '../support/api.ts';
import { connect, doorAgo, runSchedule, untilTrue } from '../support/engine.ts';
import type { AnyEngineCase } from '../support/engine-case.ts';
import { commitmentJourney, type Journey, journeys, repairJourney } from '../support/engine-journeys.ts';
import { statusOf, stop, untilEnded } from '../support/engine-machine.ts';
import { loseMessages, whileHeld } from '../support/engine-queues.ts';
import { decidedOnce } from '../support/engine-walk.ts';

const engine = connect();
/** Longer than every grace period. */
const longAgo = doorAgo(engine, 300);

/** Goes on to its end, with every decision in the history once. */
const goesOn = async (journey: Journey, one: AnyEngineCase): Promise<void> => {
  await one.proceedTo(journey.end);
  await decidedOnce(journey, one);
};

/** The events of the case that the bus has not taken yet, by the sequence of the first of each item. */
const outboxOf = async ({ id }: AnyEngineCase): Promise<string[]> => {
  const { Items = [] } = await engine.db.send(
    new QueryCommand({
      TableName: engine.tables.case,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :outbox)',
      ExpressionAttributeValues: { ':pk': aggregatePk('CASE', id), ':outbox': 'OUTBOX#' },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => String(item['sk']));
};

describe('an execution that was killed', () => {
  // One case each, so that the healing of one stage cannot hide what another lacks. A decision follows on the way to `towards`.
  test.each([
    { journey: repairJourney, stage: 'accepting', towards: 'verifying' },
    { journey: repairJourney, stage: 'verifying', towards: 'training' },
    { journey: repairJourney, stage: 'deciding', towards: 'stopping' },
    { journey: commitmentJourney, stage: 'reviewing', towards: 'granted' },
    { journey: commitmentJourney, stage: 'awaitingDocuments', towards: 'verifying' },
    { journey: commitmentJourney, stage: 'verifying', towards: 'rectifying' },
    { journey: commitmentJourney, stage: 'rectifying', towards: 'verifying' },
  ])('in $stage of $journey.machine', async ({ journey, stage, towards }) => {
    const one = await journey.begin(engine);
    await one.proceedTo(stage);
    await stop(engine, `${one.id}-1`, journey.machine);
    const ended = await untilEnded(engine, `${one.id}-1`, journey.machine);
    expect(ended.status).toBe('ABORTED');
    await one.step(stage, towards, longAgo);
    await one.until('the decision', (s) => s.stage !== stage);
    // Its first run may still find the token of the killed execution and answer it, which brings nobody.
    await untilTrue('a new execution', async () => {
      await runSchedule(engine, 'eventsReconciler');
      return (await one.state()).machine.generation === 2;
    });
    await goesOn(journey, one);
  });
});

describe('lost on the way', () => {
  test.each(journeys)('the start of the $machine machine: whoever opened the case crashed', async (journey) => {
    const one = await whileHeld(engine, journey.driver, async () => {
      // As of five minutes ago; what should have made somebody start the machine is lost.
      const { one, heard, messages } = await journey.unstarted(engine, longAgo);
      let lost = 0;
      await untilTrue('the messages to be lost', async () => {
        lost += await loseMessages(engine, journey.driver, (body) => body.includes(heard));
        return lost === messages;
      });
      return one;
    });
    expect(await statusOf(engine, `${one.id}-1`, journey.machine)).toBeUndefined();
    await runSchedule(engine, 'eventsReconciler');
    expect((await one.state()).machine.generation).toBe(2);
    await goesOn(journey, one);
  });

  test('an event before the bus: the reconciler publishes what the stream never brought', async () => {
    const repair = await repairJourney.begin(engine);
    await repair.untilStage('accepting');
    await whileHeld(engine, 'eventsOutboxPublisher', async () => {
      await repair.step('accepting', 'verifying', longAgo);
      const left = await outboxOf(repair);
      expect(left).toHaveLength(1);
      await runSchedule(engine, 'eventsReconciler');
      expect(await outboxOf(repair)).not.toContain(left[0]);
    });
    // The stream brings it once more when it is read again: nothing happens twice.
    await goesOn(repairJourney, repair);
    expect((await repair.state()).machine.generation).toBeLessThanOrEqual(2);
  });

  test('an event before the bus, while the reconciler stands still: whoever looks after the system drives the case on', async () => {
    const api = connectApi(engine);
    const repair = await repairJourney.begin(engine);
    await repair.untilStage('accepting');
    const standing = async (who: string) => (await api.as(who).get('/operations/stuck-cases')).body.entries;
    const stuckIn = async (who: string) =>
      (await standing(who)).find((entry: { caseId: string }) => entry.caseId === repair.id);
    // What other tests crashed heals first: the list shows what stands longest, and only so much of it.
    await untilTrue('nothing that stands still', async () => {
      await runSchedule(engine, 'eventsReconciler');
      return (await standing('admin-hn')).length === 0;
    });
    await whileHeld(engine, 'eventsReconciler', () =>
      whileHeld(engine, 'eventsOutboxPublisher', async () => {
        await repair.step('accepting', 'verifying', longAgo);
        const left = await outboxOf(repair);
        for (const who of ['admin-hn', 'supervisor-sz'])
          expect(await stuckIn(who)).toMatchObject({ because: expect.arrayContaining(['eventsUnpublished']) });
        const reply = await api
          .as('admin-hn')
          .post(`/operations/stuck-cases/${repair.id}/re-drive`, { reason: '对账停运。' });
        expect(reply).toMatchObject({ status: 200, body: { caseId: repair.id } });
        expect(await outboxOf(repair)).not.toContain(left[0]);
        expect(await stuckIn('admin-hn')).toBeUndefined();
      }),
    );
    const redriven = (await repair.history()).find(({ type }) => type === 'MachineRedriven');
    expect(redriven?.actor).toMatchObject({ role: 'administrator' });
    await goesOn(repairJourney, repair);
  });

  test('an event of a young outbox item is left to the stream', async () => {
    const repair = await repairJourney.begin(engine);
    await repair.untilStage('accepting');
    // What came before it is delivered a moment after the stage shows.
    await untilTrue('an empty outbox', async () => (await outboxOf(repair)).length === 0);
    await whileHeld(engine, 'eventsOutboxPublisher', async () => {
      await repair.step('accepting', 'verifying');
      await runSchedule(engine, 'eventsReconciler');
      expect(await outboxOf(repair)).toHaveLength(1);
    });
    await goesOn(repairJourney, repair);
    expect((await repair.state()).machine.generation).toBe(1);
  });
});

/** Platforms that are down, slow or refuse; receipts that come twice, backwards and at the same time. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addDays, shanghaiDate } from '#domain/calendar/dates.ts';
import type { Delivery } from '#domain/delivery/delivery.ts';
import type { Platform } from '#domain/delivery/platform.ts';
import { signedHeaders } from '#domain/delivery/signature.ts';
import { platformItem, readPlatform } from '#shared/directory/platforms.ts';
import { hmacSha256 } from '#shared/hash.ts';
import { clientOf } from '../../scripts/lib/aws.ts';
import { connectApi } from '../support/api.ts';
import { connect, untilTrue } from '../support/engine.ts';
import { fileOne, type RepairCase } from '../support/engine-cases.ts';
import { deliveriesOf, ledgerOf, platformState, replay, setPlatform } from '../support/engine-platforms.ts';
import { newEnterprise, newRecord } from '../support/engine-records.ts';

const engine = connect();
const everyPlatform = ['creditChina', 'creditAnhui', 'creditHuainan'] as const;
const city = 'creditHuainan';

/** The city's site for the time of these tests: given one second, tried again after 1, 2 seconds, dead after the third failure. */
const retry = { baseSeconds: 1, factor: 2, maxSeconds: 4, maxAttempts: 3, resendSeconds: 60 };
const configure = async (platform: Platform): Promise<void> => {
  await engine.db.send(new PutCommand({ TableName: engine.tables.directory, Item: platformItem(platform) }));
};
let configured: Platform;
beforeAll(async () => {
  const found = await readPlatform(engine.db, engine.tables.directory, city);
  if (found === null) throw new Error(`${city} is not configured`);
  configured = found;
  await configure({ ...found, retry, transport: { ...found.transport, timeoutSeconds: 1 } });
});
afterAll(() => configure(configured));
afterEach(async () => {
  for (const platformId of everyPlatform) await setPlatform(engine, platformId, { mode: 'up' });
});

const atDeciding = async (): Promise<{ repair: RepairCase; recordId: string }> => {
  const enterprise = await newEnterprise(engine);
  const recordId = await newRecord(engine, enterprise, { confirmed: true });
  const repair = await fileOne(engine, enterprise, [recordId]);
  await repair.proceedTo('deciding');
  return { repair, recordId };
};

/** The deliveries that end the record's effects. */
const recordDeliveries = async (repair: RepairCase): Promise<Delivery[]> =>
  (await deliveriesOf(engine, repair.id)).filter((d) => d.item.kind === 'record');

const toCity = async (repair: RepairCase): Promise<Delivery | undefined> =>
  (await recordDeliveries(repair)).find((d) => d.platformId === city);

const attemptsOf = async (repair: RepairCase) => {
  const delivery = await toCity(repair);
  return delivery === undefined ? [] : ledgerOf(engine).answersOf(delivery.deliveryId);
};

const concludedOnce = async (repair: RepairCase): Promise<void> => {
  await repair.untilStage('concluded');
  const types = (await repair.history()).map((event) => event.type);
  expect(types.filter((type) => type === 'RepairCaseEffectCompleted')).toHaveLength(3);
  expect(types.filter((type) => type === 'RepairCaseConcluded')).toHaveLength(1);
};

describe('a platform', () => {
  test('that is down at first is tried again after growing waits, and the case is concluded', async () => {
    const { repair } = await atDeciding();
    await setPlatform(engine, city, { mode: 'down' });
    await repair.decide();
    await untilTrue('two attempts', async () => (await attemptsOf(repair)).length === 2);
    expect((await repair.state()).stage).toBe('stopping');
    await setPlatform(engine, city, { mode: 'up' });
    await concludedOnce(repair);
    const attempts = await attemptsOf(repair);
    expect(attempts.map((a) => a.outcome)).toEqual(['unreachable', 'unreachable', 'accepted']);
    const [first, second] = attempts.slice(1).map((a, i) => Date.parse(a.at) - Date.parse(attempts[i]?.at ?? ''));
    // A queue counts whole seconds and may hand its message out a moment early.
    expect(first).toBeGreaterThan(500);
    expect(second).toBeGreaterThan(1_500);
  });

  test('that is slow but in time is waited for', async () => {
    const { repair } = await atDeciding();
    await setPlatform(engine, city, { mode: 'slow', delayMs: 500 });
    await repair.decide();
    await concludedOnce(repair);
    expect((await attemptsOf(repair)).map((a) => a.outcome)).toEqual(['accepted']);
  });

  test('that answers too late is tried again, and what it took twice counts once', async () => {
    const { repair, recordId } = await atDeciding();
    await setPlatform(engine, city, { mode: 'slow', delayMs: 1_500 });
    await repair.decide();
    await untilTrue('the first attempt', async () => (await attemptsOf(repair)).length >= 1);
    expect((await attemptsOf(repair))[0]).toMatchObject({ outcome: 'unreachable', detail: 'TimeoutError' });
    await setPlatform(engine, city, { mode: 'up' });
    await concludedOnce(repair);
    expect((await platformState(engine, city)).records[recordId]?.publication.state).toBe('ended');
  });

  test('that refuses is given up after its attempts, stays visible, and is told again by a replay', async () => {
    const { repair } = await atDeciding();
    await setPlatform(engine, city, { mode: 'refuse' });
    await repair.decide();
    await untilTrue('the delivery to be dead', async () => (await toCity(repair))?.status === 'dead');
    const dead = await toCity(repair);
    expect(dead).toMatchObject({ attempts: 3, failures: 3, nextAttemptAt: null });
    expect((await attemptsOf(repair)).map((a) => [a.outcome, a.httpStatus])).toEqual([
      ['refused', 422],
      ['refused', 422],
      ['refused', 422],
    ]);
    const listed = await ledgerOf(engine).byStatus('dead', city, { limit: 100 });
    expect(listed.rows.map((row) => row.deliveryId)).toContain(dead?.deliveryId);
    const supervisor = connectApi(engine).as('supervisor-hn');
    const idsOf = async (query: string): Promise<string[]> =>
      (await supervisor.get(`/deliveries?platform=${city}&limit=50&${query}`)).body.entries.map(
        (entry: { deliveryId: string }) => entry.deliveryId,
      );
    const today = shanghaiDate(new Date().toISOString());
    expect(await idsOf(`from=${today}&to=${today}`)).toContain(dead?.deliveryId);
    expect(await idsOf(`to=${addDays(today, -1)}`)).not.toContain(dead?.deliveryId);
    const { entries } = (await supervisor.get('/deliveries/counts')).body;
    expect(entries.find((entry: { platform: { id: string } }) => entry.platform.id === city).count).toBeGreaterThan(0);
    expect((await repair.state()).stage).toBe('stopping');
    expect((await repair.item('chaseReceipt')).status).toBe('open');

    await setPlatform(engine, city, { mode: 'up' });
    await replay(engine, dead?.deliveryId ?? '');
    await concludedOnce(repair);
    expect(await toCity(repair)).toMatchObject({ status: 'acknowledged', attempts: 4 });
  });
});

/** Posts what a platform would post after a delivery; all its effects are done. Returns the answer's status. */
const postReceipt = async (delivery: Delivery, secret: string): Promise<number> => {
  const { deliveryId, platformId, effects, item, version } = delivery;
  const doneAt = new Date().toISOString();
  const body = JSON.stringify({
    deliveryId,
    receipts: effects.map((effect) => ({ itemId: item.id, version, effect, doneAt })),
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = signedHeaders({ timestamp, deliveryId, body }, secret, hmacSha256);
  const response = await fetch(`${engine.info.apiUrl}/platform-receipts/${platformId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  await response.body?.cancel();
  return response.status;
};

const secretOf = async (platformId: string): Promise<string> => {
  const platform = await readPlatform(engine.db, engine.tables.directory, platformId);
  const client = new SecretsManagerClient(clientOf(engine.instance));
  const { SecretString } = await client.send(
    new GetSecretValueCommand({ SecretId: platform?.transport.secretId ?? '' }),
  );
  return SecretString ?? '';
};

test('receipts three times each, backwards and all at once, complete each effect once', async () => {
  const { repair } = await atDeciding();
  // The platforms themselves say nothing: the test speaks for them.
  for (const platformId of everyPlatform) await setPlatform(engine, platformId, { mode: 'down' });
  await repair.decide();
  await untilTrue('the deliveries', async () => (await recordDeliveries(repair)).length === everyPlatform.length);
  const deliveries = (await recordDeliveries(repair)).reverse();
  const secrets = new Map(await Promise.all(everyPlatform.map(async (id) => [id, await secretOf(id)] as const)));
  const secret = (d: Delivery) => secrets.get(d.platformId as (typeof everyPlatform)[number]) ?? '';
  const posted = await Promise.all([...deliveries, ...deliveries, ...deliveries].map((d) => postReceipt(d, secret(d))));
  expect(posted.every((status) => status >= 200 && status < 300)).toBe(true);
  await concludedOnce(repair);
  for (const delivery of deliveries) {
    const receipts = await ledgerOf(engine).receiptsOf(delivery.deliveryId);
    expect(receipts.map((r) => r.effect).sort()).toEqual([...delivery.effects].sort());
  }
  expect((await recordDeliveries(repair)).map((d) => d.status)).toEqual(deliveries.map(() => 'acknowledged'));
});

/** Receipts are believed because they are signed, and count only where a delivery asked for them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Delivery } from '#domain/delivery/delivery.ts';
import { connectApi } from '../support/api.ts';
import { act, clerk, enterpriseNumber, fileCase, freshRecords, grants, untilStage } from '../support/api-cases.ts';
import { postReceipt, type Signing, secretOf } from '../support/api-receipts.ts';
import { connect, until } from '../support/engine.ts';
import { deliveriesOf, ledgerOf, setPlatform } from '../support/engine-platforms.ts';
import type { Enterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const platformId = 'creditHuainan';

interface Waiting {
  readonly caseId: string;
  readonly recordId: string;
  readonly delivery: Delivery;
}
/** Two cases that wait for one platform's receipt, which will come from nobody but this file: one for what is wrong, one for what is right. */
let waiting: Waiting;
let served: Waiting;
let signing: Signing;

beforeAll(async () => {
  const enterprise = await enterpriseNumber(api, 13);
  signing = { platformId, secret: await secretOf(api, platformId) };
  const recordIds = (await freshRecords(api, enterprise, 2)) as [string, string];
  const [first, second] = [await decidable(enterprise, recordIds[0]), await decidable(enterprise, recordIds[1])];
  await setPlatform(engine, platformId, { mode: 'down' });
  waiting = await granted(first, recordIds[0]);
  served = await granted(second, recordIds[1]);
});
afterAll(() => setPlatform(engine, platformId, { mode: 'up' }));

const decidable = async (enterprise: Enterprise, recordId: string): Promise<string> => {
  const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
  await act(api.as('market-acceptor'), caseId, 'accept', { opinion: '予以受理。' });
  await untilStage(api.as('market-approver'), caseId, 'deciding');
  return caseId;
};

/** Grants the repair, and waits until all other platforms have done their part. */
const granted = async (caseId: string, recordId: string): Promise<Waiting> => {
  await act(api.as('market-approver'), caseId, 'decide', { records: grants([recordId]) });
  const delivery = await until('the delivery', async () =>
    (await deliveriesOf(engine, caseId)).find((each) => each.platformId === platformId && each.item.kind === 'record'),
  );
  await until('what the other platforms owe', async () => {
    const { body } = await api.as('auditor-hn').get(`/repair-cases/${caseId}`);
    const { sharingStop, sanctionLift } = body.records[0].effectsCompleted;
    return sharingStop && sanctionLift;
  });
  return { caseId, recordId, delivery };
};

const receiptFor = ({ delivery, recordId }: Waiting, change: Readonly<Record<string, unknown>> = {}) => ({
  deliveryId: delivery.deliveryId,
  receipts: [
    {
      itemId: recordId,
      version: delivery.version,
      effect: 'publicationEnd',
      doneAt: '2026-10-12T10:00:00+08:00',
      ...change,
    },
  ],
});
const receipt = (change?: Readonly<Record<string, unknown>>) => receiptFor(waiting, change);

const stands = async () => {
  const { body } = await api.as('auditor-hn').get(`/repair-cases/${waiting.caseId}`);
  const receipts = await ledgerOf(engine).receiptsOf(waiting.delivery.deliveryId);
  return { version: body.version, stage: body.stage, receipts };
};

describe('a receipt that is not believed or not owed is stored nowhere', () => {
  const refused = async (
    body: Parameters<typeof postReceipt>[1],
    change: Partial<Signing>,
    status: number,
    code: string,
  ) => {
    const before = await stands();
    expect(before).toMatchObject({ stage: 'stopping', receipts: [] });
    expect(await postReceipt(api, body, { ...signing, ...change })).toMatchObject({ status, body: { code } });
    expect(await stands()).toEqual(before);
  };

  test('signed with another secret', () => refused(receipt(), { secret: 'guess' }, 401, 'signatureInvalid'));
  test('signed with another platform’s secret', async () =>
    refused(receipt(), { secret: await secretOf(api, 'creditChina') }, 401, 'signatureInvalid'));
  test('with a body changed after signing', () =>
    refused(
      receipt(),
      { swapped: JSON.stringify(receipt({ doneAt: '2026-10-13T10:00:00+08:00' })) },
      401,
      'signatureInvalid',
    ));
  test.each(['timestamp', 'delivery', 'signature'] as const)('without its %s header', (drop) =>
    refused(receipt(), { drop }, 401, 'signatureInvalid'),
  );
  test.each([-301, 301])('signed %i seconds from now', (seconds) =>
    refused(receipt(), { seconds }, 401, 'signatureExpired'),
  );
  test('of a platform nobody has configured', () =>
    refused(receipt(), { platformId: 'creditNowhere' }, 401, 'signatureInvalid'));
  test('for another delivery than its headers name', () =>
    refused(receipt(), { deliveryId: 'delivery-other' }, 400, 'receiptMalformed'));
  test.each(['', 'no json', '[]', '{"deliveryId":"delivery-1"}', '{"deliveryId":"delivery-1","receipts":[]}'])(
    '%j',
    (body) => refused(body, {}, 400, 'receiptMalformed'),
  );
  test('with a field nobody knows', () => refused(receipt({ note: '已办' }), {}, 400, 'receiptMalformed'));
  test('for a delivery that does not exist', () =>
    refused({ ...receipt(), deliveryId: 'delivery-unknown' }, {}, 404, 'deliveryNotFound'));
  test('for a delivery to another platform', async () => {
    const other = (await deliveriesOf(engine, waiting.caseId)).find((each) => each.platformId === 'creditChina');
    await refused({ ...receipt(), deliveryId: String(other?.deliveryId) }, {}, 404, 'deliveryNotFound');
  });
  test('for an effect this platform does not owe', () =>
    refused(receipt({ effect: 'sanctionLift' }), {}, 422, 'receiptNotOwed'));
  test('for another record', () => refused(receipt({ itemId: 'rec-other' }), {}, 422, 'receiptNotOwed'));
  test('for a version older than the one sent', () =>
    refused(receipt({ version: waiting.delivery.version - 1 }), {}, 409, 'receiptVersionTooLow'));
});

test('what is pending can be listed and sent again; the right receipt counts once and concludes the case', async () => {
  const { caseId, recordId, delivery } = served;
  const supervisor = api.as('supervisor-hn');
  const listed = await until('the delivery in the list', async () => {
    const { body } = await supervisor.get(`/deliveries?platform=${platformId}&status=pending&limit=50`);
    return body.entries.find((each: Delivery) => each.deliveryId === delivery.deliveryId && each.attempts > 0);
  });
  expect(listed).toMatchObject({
    caseId,
    mayReplay: true,
    item: { kind: 'record', id: recordId },
    lastAnswer: { outcome: 'unreachable' },
  });
  const replayed = await supervisor.post(`/deliveries/${delivery.deliveryId}/replay`, {});
  expect(replayed).toMatchObject({ status: 200, body: { status: 'pending', failures: 0 } });

  const stored = await postReceipt(api, receiptFor(served), signing);
  expect(stored).toMatchObject({ status: 200, body: { deliveryId: delivery.deliveryId, stored: 1, repeated: 0 } });
  const again = await postReceipt(api, receiptFor(served), signing);
  expect(again).toMatchObject({ status: 200, body: { deliveryId: delivery.deliveryId, stored: 0, repeated: 1 } });
  await untilStage(api.as(clerk), caseId, 'concluded');
  const { body } = await api.as('auditor-hn').get(`/repair-cases/${caseId}/deliveries`);
  const entry = body.entries.find((each: Delivery) => each.deliveryId === delivery.deliveryId);
  expect(entry).toMatchObject({
    status: 'acknowledged',
    receipts: [{ effect: 'publicationEnd', version: delivery.version }],
  });
});

test('an unknown delivery is not sent again', async () => {
  const reply = await api.as('admin-hn').post('/deliveries/delivery-unknown/replay', {});
  expect(reply).toMatchObject({ status: 404, body: { code: 'deliveryNotFound' } });
});

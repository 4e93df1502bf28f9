/** The played platforms, spoken to over HTTP as the system does. */
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeliveryMessage } from '#domain/delivery/message.ts';
import { platform } from '#domain/delivery/samples.ts';
import { checkSignature, replayWindowSeconds } from '#domain/delivery/signature.ts';
import { post } from '../../functions/delivery/send/post.ts';
import { hmacSha256 } from '../../functions/shared/hash.ts';
import { receiverServer } from './server.ts';

const secret = 'shared';
const message = (version: number, deliveryId = `record-1-v${version}-city`): DeliveryMessage => ({
  kind: 'record',
  deliveryId,
  caseId: 'case-1',
  regionId: 'huainan',
  effects: ['publicationEnd'],
  sentAt: '2026-11-02T02:00:00.000Z',
  record: {
    recordId: 'record-1',
    version,
    subjectCode: null,
    subjectName: null,
    decisionNumber: '1',
    publication: { state: 'ended', since: '2026-11-02T02:00:00.000Z' },
    sharing: { state: 'stopped', since: '2026-11-02T02:00:00.000Z' },
    sanctions: { state: 'lifted', since: '2026-11-02T02:00:00.000Z' },
    particulars: null,
  },
});

const listening = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

let folder: string;
let receiver: Server;
let receiverUrl: string;
let system: Server;
let systemUrl: string;
/** Status with which the system answers receipts. */
let systemSays = 200;
let receipts: { readonly believed: boolean; readonly body: string }[] = [];

const startReceiver = async (): Promise<void> => {
  receiver = receiverServer(['city'], {
    apiUrl: systemUrl,
    dataDir: folder,
    secretOf: async () => secret,
    receiptDelayMs: 1,
    say: () => undefined,
  });
  receiverUrl = await listening(receiver);
};
const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platforms-'));
  systemSays = 200;
  receipts = [];
  system = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      const check = { headers, body, secrets: [secret], hmac: hmacSha256, now: Date.now() / 1000 };
      const believed = checkSignature({ ...check, toleranceSeconds: replayWindowSeconds }).ok;
      receipts.push({ believed: believed && request.url === '/platform-receipts/city', body });
      response.writeHead(systemSays).end();
    });
  });
  systemUrl = await listening(system);
  await startReceiver();
});
afterEach(async () => {
  await close(receiver);
  await close(system);
  rmSync(folder, { recursive: true, force: true });
});

const deliver = (given: DeliveryMessage, more: { secret?: string; now?: string; timeoutSeconds?: number } = {}) => {
  const { transport, ...rest } = platform('city', {});
  const url = `${receiverUrl}/platforms/city`;
  return post({
    platform: { ...rest, transport: { ...transport, url, timeoutSeconds: more.timeoutSeconds ?? 5 } },
    deliveryId: given.deliveryId,
    body: JSON.stringify(given),
    secret: more.secret ?? secret,
    now: more.now ?? new Date().toISOString(),
  });
};
const state = async () => (await fetch(`${receiverUrl}/state/city`)).json() as Promise<Record<string, unknown>>;
const control = (mode: object) =>
  fetch(`${receiverUrl}/control/city`, { method: 'POST', body: JSON.stringify(mode) }).then((r) => r.status);

describe('a played platform', () => {
  it('takes a signed delivery, shows it and posts a signed receipt', async () => {
    expect(await deliver(message(5))).toEqual({ outcome: 'accepted', httpStatus: 202, detail: null });
    expect(await state()).toMatchObject({ records: { 'record-1': { version: 5 } } });
    await vi.waitFor(() => expect(receipts).toHaveLength(1));
    expect(receipts[0]?.believed).toBe(true);
    expect(JSON.parse(receipts[0]?.body ?? '')).toMatchObject({
      deliveryId: 'record-1-v5-city',
      receipts: [{ itemId: 'record-1', version: 5, effect: 'publicationEnd' }],
    });
    await vi.waitFor(async () => expect((await state())['owing']).toEqual([]));
  });

  it('takes a commitment of the register, keeps it by its id and confirms it', async () => {
    const given: DeliveryMessage = {
      kind: 'creditCommitment',
      deliveryId: 'commitment-1-v2-city',
      caseId: null,
      regionId: 'huainan',
      effects: ['commitmentPublication'],
      sentAt: '2026-11-02T02:00:00.000Z',
      creditCommitment: {
        commitmentId: 'commitment-1',
        version: 2,
        commitmentCode: '00000020261012000001',
        committerName: '淮南市舜珩餐饮有限公司',
        committerKind: 'organization',
        committerCode: '91000000MA0000000X',
        commitmentType: 'voluntary',
        commitmentReason: '诚信经营',
        commitmentContent: '不销售过期食品',
        breachLiability: '公开致歉',
        committedOn: '2026-10-12',
        expiresOn: null,
        receivingUnitName: '淮南市市场监督管理局',
        receivingUnitCode: '11000000MB00000001',
        disclosureScope: 'public',
        remarks: null,
        performance: null,
        withdrawnOn: null,
        textHash: 'a'.repeat(64),
      },
    };
    expect(await deliver(given)).toMatchObject({ outcome: 'accepted' });
    expect(await state()).toMatchObject({ creditCommitments: { 'commitment-1': { version: 2 } }, records: {} });
    await vi.waitFor(() => expect(receipts).toHaveLength(1));
    expect(JSON.parse(receipts[0]?.body ?? '')).toMatchObject({
      receipts: [{ itemId: 'commitment-1', version: 2, effect: 'commitmentPublication' }],
    });
  });

  it('refuses what is older than it shows, and takes a repetition', async () => {
    await deliver(message(6));
    expect(await deliver(message(5))).toMatchObject({ outcome: 'refused', httpStatus: 409 });
    expect(await deliver(message(6))).toMatchObject({ outcome: 'accepted' });
    expect(await state()).toMatchObject({ records: { 'record-1': { version: 6 } } });
  });

  it.each([
    ['another key', { secret: 'other' }],
    ['a time outside the window', { now: '2020-01-01T00:00:00.000Z' }],
  ])('does not believe a delivery with %s', async (_, more) => {
    expect(await deliver(message(5), more)).toMatchObject({ outcome: 'refused', httpStatus: 401 });
    expect(await state()).toMatchObject({ records: {} });
  });

  it('does not take a signed message of another shape', async () => {
    const odd: DeliveryMessage & { more?: number } = { ...message(5), more: 1 };
    expect(await deliver(odd)).toMatchObject({ outcome: 'refused', httpStatus: 400 });
  });

  it('refuses, is slow, or is down as it is told, and recovers', async () => {
    expect(await control({ mode: 'refuse' })).toBe(200);
    expect(await deliver(message(5))).toMatchObject({ outcome: 'refused', httpStatus: 422 });
    await control({ mode: 'down' });
    expect(await deliver(message(5))).toMatchObject({ outcome: 'unreachable', httpStatus: null });
    await control({ mode: 'slow', delayMs: 400 });
    expect(await deliver(message(5), { timeoutSeconds: 0.05 })).toMatchObject({ detail: 'TimeoutError' });
    await control({ mode: 'up' });
    expect(await deliver(message(5))).toMatchObject({ outcome: 'accepted' });
    expect(await control({ mode: 'asleep' })).toBe(400);
  });

  it('goes on posting a receipt until the system takes it, over a restart', async () => {
    systemSays = 503;
    await deliver(message(5));
    await vi.waitFor(() => expect(receipts.length).toBeGreaterThan(0));
    await close(receiver);
    systemSays = 200;
    receipts = [];
    await startReceiver();
    expect(await state()).toMatchObject({ records: { 'record-1': { version: 5 } } });
    await vi.waitFor(() => expect(receipts).toHaveLength(1));
    await vi.waitFor(async () => expect((await state())['owing']).toEqual([]));
  });

  it('shows after a kill in the middle of a line what it had answered for, and goes on from there', async () => {
    await deliver(message(5));
    await vi.waitFor(async () => expect((await state())['owing']).toEqual([]));
    await close(receiver);
    appendFileSync(join(folder, 'city.jsonl'), '{"took":{"kind":"rec');
    await startReceiver();
    expect(await state()).toMatchObject({ records: { 'record-1': { version: 5 } }, owing: [] });
    expect(await deliver(message(6))).toMatchObject({ outcome: 'accepted' });
    await close(receiver);
    await startReceiver();
    expect(await state()).toMatchObject({ records: { 'record-1': { version: 6 } } });
  });

  it('gives a receipt up that the system refuses for good', async () => {
    systemSays = 404;
    await deliver(message(5));
    await vi.waitFor(async () => expect((await state())['owing']).toEqual([]));
    expect(receipts).toHaveLength(1);
  });

  it('knows nothing of other platforms and addresses', async () => {
    const ask = (path: string, method = 'GET') => fetch(`${receiverUrl}${path}`, { method }).then((r) => r.status);
    expect(await ask('/health')).toBe(200);
    expect(await ask('/state/nobody')).toBe(404);
    expect(await ask('/elsewhere/city', 'POST')).toBe(404);
  });
});

it('a platform that redirects is not followed: a signed message goes to the configured address or nowhere', async () => {
  const elsewhere = createServer((_, response) => response.writeHead(307, { location: receiverUrl }).end());
  const url = `${await listening(elsewhere)}/platforms/city`;
  const { transport, ...rest } = platform('city', {});
  const body = JSON.stringify(message(5));
  const posting = { deliveryId: 'record-1-v5-city', body, secret, now: new Date().toISOString() };
  const answer = await post({ platform: { ...rest, transport: { ...transport, url } }, ...posting });
  await close(elsewhere);
  expect(answer).toMatchObject({ outcome: 'refused', httpStatus: 307 });
  expect(await state()).toMatchObject({ records: {} });
});

/** What auditors are given: histories as they are stored, such that nobody has to believe the system about them. */
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, shanghaiDate } from '#domain/calendar/dates.ts';
import { deliveryIdOf } from '#domain/delivery/delivery.ts';
import { type StoredEvent, verifyChain } from '#domain/kernel/event.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { checkpointKey } from '#shared/checkpoints.ts';
import { sha256 } from '#shared/hash.ts';
import { connectApi, type Reply } from '../support/api.ts';
import { enterpriseNumber, fileCase, freshRecord, offered, pathOf, upload } from '../support/api-cases.ts';
import { declared } from '../support/api-commitments.ts';
import { matterContent } from '../support/commitment-world.ts';
import { connect, doorAgo, untilTrue } from '../support/engine.ts';
import { apply } from '../support/engine-commitments.ts';
import { type Enterprise, newEnterprise, newRecord } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const auditor = api.as('auditor-hn');
const clerk = 'clerk-bench';
let enterprise: Enterprise;
let recordId: string;
let caseId: string;
let documentId: string;
/** A key that a spreadsheet would carry out. */
const key = `=1+1-${randomUUID()}`;

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 5);
  recordId = await freshRecord(api, enterprise);
  documentId = await upload(api.as(clerk), enterprise.subjectId);
  caseId = await fileCase(api, enterprise, { recordIds: [recordId], documentIds: [documentId] });
  const acceptor = api.as('market-acceptor');
  const item = await offered(acceptor, caseId, 'accept');
  await acceptor.post(pathOf(caseId, 'accept'), { ...item, opinion: '予以受理。' }, key);
});

/** Every event of a chain, page after page, with the last page. */
const chainOf = async (path: string, limit: number): Promise<{ events: StoredEvent[]; last: Reply['body'] }> => {
  const events: StoredEvent[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { status, body } = await auditor.get(`${path}?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`);
    expect(status, JSON.stringify(body)).toBe(200);
    events.push(...body.entries);
    if (body.next === null) return { events, last: body };
    cursor = body.next;
  }
};

interface Hit {
  readonly kind: string;
  readonly id: string;
  readonly foundBy: string;
}

const searched = async (q: string): Promise<Hit[]> => {
  const { status, body } = await auditor.get(`/cases/search?q=${encodeURIComponent(q)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.entries;
};

describe('a search', () => {
  const hit = (kind: string, id: string, foundBy: string) => expect.objectContaining({ kind, id, foundBy });

  test('by an id, of whatever it is, finds it and what it belongs to', async () => {
    const { applicationId } = (await auditor.get(`/repair-cases/${caseId}`)).body;
    expect(await searched(caseId)).toEqual([
      expect.objectContaining({
        ...{ kind: 'repairCase', id: caseId, foundBy: 'id', subjectName: enterprise.name, regionId: 'huainan' },
        ...{ unit: { id: 'unit-hn-market', name: '淮南市市场监督管理局' }, number: null, on: '2026-10-12' },
      }),
      hit('repairApplication', applicationId, 'related'),
    ]);
    expect(await searched(applicationId)).toEqual([
      hit('repairApplication', applicationId, 'id'),
      hit('repairCase', caseId, 'related'),
    ]);
    expect(await searched(recordId)).toEqual([
      hit('dishonestyRecord', recordId, 'id'),
      hit('repairCase', caseId, 'related'),
    ]);
  });

  test('by a decision number finds the record and its cases, however the number is written', async () => {
    const { number } = (await searched(recordId))[0] as Hit & { number: string };
    const expected = [hit('dishonestyRecord', recordId, 'number'), hit('repairCase', caseId, 'related')];
    for (const written of [
      number,
      number.replace('〔', '[').replace('〕', ']'),
      ` ${number.replace('2026', '２０２６')} `,
    ])
      expect(await searched(written)).toEqual(expected);
    // Another decision of the same number is another hit.
    const elsewhere = await newRecord(engine, await newEnterprise(engine), { decisionNumber: number });
    expect((await searched(number)).map(({ id }) => id).toSorted()).toEqual([recordId, caseId, elsewhere].toSorted());
  });

  test('by a commitment code finds the commitment, and by a delivery what it tells of', async () => {
    const { commitmentId, code } = await declared(api, enterprise);
    expect(await searched(code)).toEqual([hit('creditCommitment', commitmentId, 'number')]);
    const deliveryId = deliveryIdOf(commitmentId, 1, 'creditChina');
    await untilTrue('the commitment to be delivered', async () => (await searched(deliveryId)).length > 0);
    expect(await searched(deliveryId)).toEqual([hit('creditCommitment', commitmentId, 'delivery')]);
  });

  test('by the unified code finds everything of the subject, and by the number of a grant its case', async () => {
    const all = await searched(enterprise.uscc.toLowerCase());
    for (const [kind, id] of [['repairCase', caseId] as const, ['dishonestyRecord', recordId] as const])
      expect(all).toContainEqual(hit(kind, id, 'subject'));
    // Not of the unit whose grants other tests draw from.
    const content = matterContent({ unitId: 'unit-hn-transport', unitName: '淮南市交通运输局' });
    const promised = await apply(engine, await newEnterprise(engine), content);
    const decisionNumber = `验准〔2026〕${promised.id.slice(-8)}号`;
    await promised.act('review', { type: 'grantMatter', decisionNumber, reason: '符合条件' });
    expect(await searched(decisionNumber)).toContainEqual(hit('commitmentCase', promised.id, 'number'));
  });

  test('finds nothing of another region, and nothing by what is no number', async () => {
    const elsewhere = await newEnterprise(engine, 'suzhou');
    const other = await newRecord(engine, elsewhere, { unitId: 'unit-sz-market' });
    for (const q of [other, elsewhere.uscc, elsewhere.subjectId, '没有这个号', '﷽'.repeat(100)])
      expect(await searched(q)).toEqual([]);
  });
});

describe('a chain', () => {
  test.each([2, 50])('of a case verifies by what was answered alone, in pages of %i', async (limit) => {
    const { events, last } = await chainOf(`/chains/repairCase/${caseId}`, limit);
    expect(events.length).toBeGreaterThan(2);
    expect(verifyChain(events, last.head, sha256)).toEqual({ ok: true, value: events.length });
  });

  test('comes with the names of the units in it, which no event holds', async () => {
    const market = { id: 'unit-hn-market', name: '淮南市市场监督管理局' };
    for (const path of [`repairCase/${caseId}`, `dishonestyRecord/${recordId}`]) {
      const { last } = await chainOf(`/chains/${path}`, 50);
      expect(last['units']).toEqual([market]);
      expect(JSON.stringify(last['entries'])).not.toContain(market.name);
    }
  });

  test('holds the names of nobody', async () => {
    const applicationId = (await auditor.get(`/repair-cases/${caseId}`)).body.applicationId;
    const { body } = await auditor.get(`/repair-cases/${caseId}/timeline`);
    const people = body.events.flatMap(({ actor }: { actor: { name: string | null } }) => actor.name ?? []);
    expect(people.length).toBeGreaterThan(0);
    for (const path of [`repairCase/${caseId}`, `repairApplication/${applicationId}`, `dishonestyRecord/${recordId}`]) {
      const { events } = await chainOf(`/chains/${path}`, 50);
      const text = events.map(({ body: stored }) => stored).join();
      for (const name of [enterprise.name, enterprise.uscc, ...people]) expect(text).not.toContain(name);
    }
  });

  test('comes with what the checkpoint of its day says', async () => {
    // A day of its own, since a day's checkpoint is written once.
    const daysAgo = randomInt(400, 400_000);
    const id = await newRecord(engine, enterprise);
    const command = { type: 'noteCorrection', correctedOn: '2026-07-20', source: '部门数据' } as const;
    const corrected = await newRecord(engine, enterprise, { correctedOn: null });
    const actor = { principalId: 'approver', role: 'approver' as const };
    await doorAgo(engine, daysAgo * 24 * 3600)({ kind: dishonestyRecord, id: corrected, command, actor });
    const day = addDays(shanghaiDate(new Date().toISOString()), -daysAgo);
    const { version, headHash } = await engine.wiring.reader.load(dishonestyRecord, corrected);
    const heads = [{ kind: 'dishonestyRecord', id: corrected, version, headHash }];
    const checkpoint = { day, heads, writtenAt: `${day}T16:30:00.000Z` };
    const Bucket = engine.info.buckets['checkpoint'];
    const object = { Bucket, Key: checkpointKey(day) };
    await engine.s3.send(new PutObjectCommand({ ...object, Body: JSON.stringify(checkpoint) }));
    // Whoever may write can put a later version above it, and a mark of deletion above that: the first one counts.
    const forged = { ...checkpoint, heads: [{ ...heads[0], headHash: 'f'.repeat(64) }] };
    await engine.s3.send(new PutObjectCommand({ ...object, Body: JSON.stringify(forged) }));
    await engine.s3.send(new DeleteObjectCommand(object));
    const { body } = await auditor.get(`/chains/dishonestyRecord/${corrected}`);
    const { writtenAt } = checkpoint;
    expect(body.checkpoints).toEqual([{ day, writtenAt, ...body.head }]);
    expect((await auditor.get(`/chains/dishonestyRecord/${id}`)).body.checkpoints).toEqual([]);
  });

  test('of another region is not shown, and one that is not there is not found', async () => {
    const elsewhere = await newEnterprise(engine, 'suzhou');
    const other = await newRecord(engine, elsewhere, { unitId: 'unit-sz-market' });
    for (const path of [`dishonestyRecord/${other}`, `creditSubject/${elsewhere.subjectId}`])
      expect(await auditor.get(`/chains/${path}`)).toMatchObject({ status: 403, body: { code: 'wrongRegion' } });
    for (const path of [`commitmentCase/${caseId}`, 'repairCase/nobody'])
      expect(await auditor.get(`/chains/${path}`)).toMatchObject({ status: 404, body: { code: 'chainNotFound' } });
    expect(await auditor.get(`/chains/businessClock/clock`)).toMatchObject({ status: 422 });
  });
});

test('the timeline is exported as a table with every event, and with nothing a spreadsheet would carry out', async () => {
  const { events } = (await auditor.get(`/repair-cases/${caseId}/timeline`)).body;
  const reply = await auditor.get(`/repair-cases/${caseId}/timeline/export`);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-disposition')).toBe(`attachment; filename="timeline-${caseId}.csv"`);
  const rows: Record<string, string>[] = parse(reply.body, { bom: true, columns: true });
  expect(rows.slice(0, events.length).map((row) => row['哈希'])).toEqual(
    events.map(({ hash }: { hash: string }) => hash),
  );
  expect(rows.find((row) => row['事件'] === 'RepairCaseAccepted')).toMatchObject({
    ...{ 操作: 'accept', 请求编号: `'${key}`, 岗位: '受理人', 单位编号: 'unit-hn-market' },
    变更: expect.stringContaining('/stage: "accepting" → '),
  });
});

test('a material is compared with the history by its digest, and every look is on record', async () => {
  const { status, body } = await auditor.get(`/documents/${documentId}?caseId=${caseId}`);
  expect(status, JSON.stringify(body)).toBe(200);
  const file = Buffer.from(await (await fetch(body.download.url)).arrayBuffer());
  expect(createHash('sha256').update(file).digest('hex')).toBe(body.sha256);
  const { events } = (await auditor.get(`/repair-cases/${caseId}/timeline`)).body;
  const inHistory = events.flatMap(({ documents }: { documents: object[] }) => documents);
  expect(inHistory).toContainEqual({ documentId, sha256: body.saltedSha256 });
  const reads = await auditor.get(`/subjects/${enterprise.subjectId}/personal-data-reads?caseId=${caseId}&limit=1`);
  expect(reads.body.entries).toMatchObject([
    { reader: { role: 'auditor' }, fields: [`document:${documentId}`], purpose: '查看材料', caseId },
  ]);
});

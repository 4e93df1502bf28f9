/** Documents: only what was announced is ever used, and a look by the authorities is on record before the file is shown. */
import { randomUUID } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { derivedId } from '#shared/derived-id.ts';
import { objectKey, readDocument } from '#shared/documents.ts';
import { connectApi } from '../support/api.ts';
import {
  announcement,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecord,
  offered,
  pdf,
  putTo,
  submit,
  untilStage,
  upload,
} from '../support/api-cases.ts';
import { lastEventOf } from '../support/api-traces.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const user = api.as(clerk);
let enterprise: Enterprise;
beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 11);
});

const announce = (bytes: Buffer, change: Readonly<Record<string, unknown>> = {}, key?: string) =>
  user.post('/documents', { ...announcement(enterprise.subjectId, bytes), ...change }, key);

/** Puts bytes where the store would have refused them: what a fault or an attacker behind the store might leave. */
const smuggle = async (documentId: string, bytes: Buffer) => {
  const Key = objectKey({ subjectId: enterprise.subjectId, documentId });
  await engine.s3.send(new PutObjectCommand({ Bucket: engine.info.buckets['document'], Key, Body: bytes }));
};

const rowOf = (documentId: string) => readDocument(engine.db, engine.tables.directory, documentId);

describe('an upload', () => {
  test('is announced, put to the signed address and confirmed; to confirm again is answered alike', async () => {
    const bytes = pdf();
    const { status, body } = await announce(bytes);
    expect(status).toBe(201);
    expect(Date.parse(body.upload.expiresAt)).toBeGreaterThan(Date.now());
    expect(await user.get(`/documents/${body.documentId}`)).toMatchObject({
      status: 200,
      body: { status: 'awaiting', download: null },
    });
    const early = await user.post(`/documents/${body.documentId}/complete`, {});
    expect(early).toMatchObject({ status: 409, body: { code: 'documentNotUploaded' } });
    expect((await putTo(body.upload, bytes)).status).toBe(200);
    const done = await user.post(`/documents/${body.documentId}/complete`, {});
    expect(done).toMatchObject({ status: 200, body: { status: 'uploaded', size: bytes.length } });
    expect((await user.post(`/documents/${body.documentId}/complete`, {})).body).toEqual(done.body);
    const read = await user.get(`/documents/${body.documentId}`);
    const file = await fetch(read.body.download.url);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    expect(file.headers.get('content-type')).toBe('application/pdf');
  });

  test('under the same key is one document; another file under it is refused', async () => {
    const key = randomUUID();
    const first = await announce(pdf(), {}, key);
    const again = await announce(pdf(), {}, key);
    expect(again).toMatchObject({ status: 201, body: { documentId: first.body.documentId } });
    const other = await announce(pdf(), { fileName: '另一份.pdf' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotencyKeyReused' } });
    expect((await rowOf(first.body.documentId))?.fileName).toBe('罚款缴纳凭证.pdf');
  });

  const gif = Buffer.from('GIF89a');
  test.each([
    ['a type that is not taken', { contentType: 'image/gif' }, 415, 'documentTypeNotAllowed'],
    ['a program', { contentType: 'application/x-msdownload', fileName: '凭证.exe' }, 415, 'documentTypeNotAllowed'],
    ['a page that could run', { contentType: 'text/html' }, 415, 'documentTypeNotAllowed'],
    ['too large a file', { size: 20 * 1024 * 1024 + 1 }, 413, 'documentTooLarge'],
    ['an empty file', { size: 0 }, 422, 'validationFailed'],
    ['no digest', { sha256: 'x' }, 422, 'validationFailed'],
    ['a kind nobody knows', { kind: 'virus' }, 422, 'validationFailed'],
    ['a name with a control character', { fileName: '凭证\u0007.pdf' }, 422, 'validationFailed'],
    ['an over-long name', { fileName: `${'凭'.repeat(201)}` }, 422, 'validationFailed'],
    ['an unknown field', { status: 'uploaded' }, 422, 'validationFailed'],
    ['a subject of somebody else', { subjectId: 'sub-other' }, 403, 'notRepresenting'],
  ])('%s is refused before there is an address for it', async (_, change, status, code) => {
    const key = randomUUID();
    expect(await announce(gif, change, key)).toMatchObject({ status, body: { code } });
    // Had it been taken, its id would have come from the key.
    const wouldBe = derivedId('doc', {
      principalId: await user.principalId(),
      operation: 'requestUpload',
      key,
      bodyHash: '',
    });
    expect(await rowOf(wouldBe)).toBeNull();
  });
});

describe('a file that is not what was announced', () => {
  const refused = async (announced: Buffer, change: Readonly<Record<string, unknown>>, there: Buffer, code: string) => {
    const { body } = await announce(announced, change);
    await smuggle(body.documentId, there);
    const reply = await user.post(`/documents/${body.documentId}/complete`, {});
    expect(reply).toMatchObject({ status: 422, body: { code } });
    expect(await rowOf(body.documentId)).toMatchObject({ status: 'awaiting', uploadedAt: null });
    const recordIds = [await freshRecord(api, enterprise)];
    const filing = await submit(api, enterprise, { recordIds, documentIds: [body.documentId] });
    expect(filing).toMatchObject({ status: 422, body: { code: 'documentNotFound' } });
  };
  const right = pdf();
  const flipped = Buffer.from(right.toString('utf8').replace('Catalog', 'Katalog'));
  const text = Buffer.from('#!/bin/sh\nrm -rf\n');

  test('another digest', () => refused(right, {}, flipped, 'documentHashMismatch'));
  test('another size', () => refused(right, {}, Buffer.concat([right, right]), 'documentSizeMismatch'));
  test('another kind of file under the right size and digest', () => refused(text, {}, text, 'documentTypeMismatch'));
  test('a PDF that is called an image', () =>
    refused(right, { contentType: 'image/png' }, right, 'documentTypeMismatch'));
});

describe('a document of somebody else', () => {
  test('is not used, not confirmed and not shown', async () => {
    const documentId = await upload(user, enterprise.subjectId);
    const stranger = api.as('clerk-zhang');
    expect(await stranger.get(`/documents/${documentId}`)).toMatchObject({
      status: 422,
      body: { code: 'caseNotNamed' },
    });
    const confirmed = await stranger.post(`/documents/${documentId}/complete`, {});
    expect(confirmed).toMatchObject({ status: 403, body: { code: 'notRepresenting' } });
    const neighbour = await enterpriseNumber(api, 12);
    const recordIds = [await freshRecord(api, neighbour)];
    const filing = await submit(api, neighbour, { recordIds, documentIds: [documentId] });
    expect(filing).toMatchObject({ status: 422, body: { code: 'documentNotFound' } });
  });

  test('an unknown one', async () => {
    expect(await user.get('/documents/doc-unknown')).toMatchObject({ status: 404, body: { code: 'documentUnknown' } });
    expect(await user.post('/documents/doc-unknown/complete', {})).toMatchObject({
      status: 404,
      body: { code: 'documentUnknown' },
    });
  });
});

describe('a material of a case', () => {
  test('is shown to its office for that case only, and the look is recorded first', async () => {
    const documentId = await upload(user, enterprise.subjectId);
    const caseId = await fileCase(api, enterprise, {
      recordIds: [await freshRecord(api, enterprise)],
      documentIds: [documentId],
    });
    const elsewhere = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise)] });
    const acceptor = api.as('market-acceptor');
    await offered(acceptor, caseId, 'accept');
    await untilStage(acceptor, elsewhere, 'accepting');
    const { body: seen } = await acceptor.get(`/repair-cases/${caseId}`);
    expect(seen.materials).toMatchObject([{ documentId, kind: 'proofOfCorrection' }]);

    const before = (await engine.wiring.reader.load(creditSubject, enterprise.subjectId)).version;
    expect(await acceptor.get(`/documents/${documentId}?caseId=${caseId}`)).toMatchObject({
      status: 200,
      body: { documentId },
    });
    expect(await lastEventOf(engine, creditSubject, enterprise.subjectId)).toMatchObject({
      sequence: before + 1,
      type: 'PersonalDataRead',
      actor: { principalId: await acceptor.principalId(), role: 'acceptor', unitId: 'unit-hn-market' },
      data: { fields: [`document:${documentId}`], purpose: '查看材料', caseId },
    });

    expect(await acceptor.get(`/documents/${documentId}?caseId=${elsewhere}`)).toMatchObject({
      status: 404,
      body: { code: 'documentUnknown' },
    });
    expect(await acceptor.get(`/documents/${documentId}?caseId=case-unknown`)).toMatchObject({
      status: 404,
      body: { code: 'caseNotFound' },
    });
    expect(await acceptor.get(`/documents/${documentId}`)).toMatchObject({
      status: 422,
      body: { code: 'caseNotNamed' },
    });
    const other = await api.as('ecology-acceptor').get(`/documents/${documentId}?caseId=${caseId}`);
    expect(other).toMatchObject({ status: 403, body: { code: 'wrongUnit' } });
    const applicant = await api.as('clerk-zhang').get(`/documents/${documentId}?caseId=${caseId}`);
    expect(applicant).toMatchObject({ status: 403, body: { code: 'notRepresenting' } });
    expect((await user.get(`/documents/${documentId}`)).status).toBe(200);
    // Neither the refused looks nor the owner's own are looks at somebody's personal data.
    expect((await engine.wiring.reader.load(creditSubject, enterprise.subjectId)).version).toBe(before + 1);
  });
});

/** Evidence of units: uploaded for one case of one's own unit, named there only, and the subject's to see with the decision. */
import { beforeAll, describe, expect, test } from 'vitest';
import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import { readDocument } from '#shared/documents.ts';
import { connectApi, type Reply, type User } from '../support/api.ts';
import {
  act,
  clerk,
  enterpriseNumber,
  evidenceAnnouncement,
  offered,
  pathOf,
  pdf,
  upload,
  uploadEvidence,
} from '../support/api-cases.ts';
import { applyFor, publishedMatter } from '../support/api-commitments.ts';
import { leavesNothing } from '../support/api-traces.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const applicant = api.as(clerk);
const verifier = api.as('market-verifier');
const approver = api.as('market-approver');
const elsewhere = api.as('ecology-verifier');
let enterprise: Enterprise;
/** Two granted promises of one enterprise, waiting to be verified. */
let caseId: string;
let otherCaseId: string;

const granted = async (documentId: string): Promise<string> => {
  const id = await applyFor(api, enterprise, await publishedMatter(api), documentId);
  await act(approver, id, 'grantMatter', { decisionNumber: `验许${id.slice(-6)}号`, reason: '符合条件。' });
  await offered(verifier, id, 'recordVerification');
  return id;
};

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 5);
  const documentId = await upload(applicant, enterprise.subjectId);
  [caseId, otherCaseId] = [await granted(documentId), await granted(documentId)];
});

const broken = { breachKind: 'notKept', finding: '未配备管理人员。', unkept: '配备管理人员' };
const report = (user: User, documentIds: readonly string[]): Promise<Reply> =>
  user.post(pathOf(caseId, 'reportBreach'), { ...broken, documentIds });
const look = async (user: User, documentId: string): Promise<string> => {
  const { status, body } = await user.get(`/documents/${documentId}?caseId=${caseId}`);
  return status === 200 ? 'shown' : body.code;
};

describe('an upload of evidence', () => {
  const announced = () => evidenceAnnouncement(caseId, pdf());
  test.each<[string, () => User, () => object, number, string]>([
    ['for a case of another unit', () => elsewhere, announced, 403, 'wrongUnit'],
    [
      'for a case nobody knows',
      () => verifier,
      () => ({ ...announced(), caseId: 'case-unknown' }),
      404,
      'caseNotFound',
    ],
    ['by a role whose acts name no documents', () => approver, announced, 403, 'wrongRole'],
    ['by the applicant', () => applicant, announced, 422, 'subjectNotNamed'],
    [
      'for the subject by an officer',
      () => verifier,
      () => ({ ...announced(), caseId: undefined, subjectId: enterprise.subjectId, kind: 'other' }),
      422,
      'caseNotNamed',
    ],
    [
      'for case and subject',
      () => verifier,
      () => ({ ...announced(), subjectId: enterprise.subjectId, kind: 'other' }),
      422,
      'validationFailed',
    ],
    ['called the subject’s', () => verifier, () => ({ ...announced(), kind: 'other' }), 422, 'validationFailed'],
    [
      'of a subject called a unit’s',
      () => applicant,
      () => ({ ...announced(), caseId: undefined, subjectId: enterprise.subjectId, kind: 'unitEvidence' }),
      422,
      'validationFailed',
    ],
    [
      'of a type that is not taken',
      () => verifier,
      () => ({ ...announced(), contentType: 'video/mp4' }),
      415,
      'documentTypeNotAllowed',
    ],
  ])('%s is refused', async (_, user, body, status, code) => {
    const reply = await user().post('/documents', body());
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  test('is confirmed by the unit that announced it only', async () => {
    const { body } = await verifier.post('/documents', announced());
    const complete = (user: User) => user.post(`/documents/${body.documentId}/complete`, {});
    expect(await complete(elsewhere)).toMatchObject({ status: 403, body: { code: 'wrongUnit' } });
    expect(await complete(applicant)).toMatchObject({ status: 403, body: { code: 'notRepresenting' } });
    expect(await complete(verifier)).toMatchObject({ status: 409, body: { code: 'documentNotUploaded' } });
  });

  test('is kept as the unit’s for the case', async () => {
    const documentId = await uploadEvidence(verifier, caseId);
    expect(await readDocument(engine.db, engine.tables.directory, documentId)).toMatchObject({
      subjectId: enterprise.subjectId,
      kind: 'unitEvidence',
      ofUnit: { caseId, unitId: 'unit-hn-market' },
      createdBy: await verifier.principalId(),
    });
    // Not used yet: nobody but the unit sees it.
    expect(await look(verifier, documentId)).toBe('shown');
    for (const other of [applicant, elsewhere, api.as('auditor-hn')])
      expect(await look(other, documentId)).not.toBe('shown');
  });
});

describe('an officer cannot name', () => {
  test.each<[string, () => Promise<string>]>([
    ['evidence for another case', () => uploadEvidence(verifier, otherCaseId)],
    ['a document of another subject', async () => upload(applicant, (await enterpriseNumber(api, 6)).subjectId)],
    ['what the subject has not handed in in the case', () => upload(applicant, enterprise.subjectId)],
    [
      'evidence that has not arrived',
      async () => (await verifier.post('/documents', evidenceAnnouncement(caseId, pdf()))).body.documentId,
    ],
    ['a document nobody knows', async () => 'doc-unknown'],
  ])('%s', async (_, made) => {
    const documentId = await made();
    await leavesNothing(engine, enterprise.subjectId, async () => {
      const reply = await report(verifier, [documentId]);
      expect([reply.status, reply.body.code]).toEqual([422, 'documentNotFound']);
    });
  });
});

test('evidence of a breach is read by those who handle the case, by the subject with the decision, by nobody else', async () => {
  const documentId = await uploadEvidence(verifier, caseId);
  expect((await report(verifier, [documentId])).status).toBe(200);
  const { data } = (await lastEventOfType('CommitmentBreachReported')) ?? {};
  expect(data).toMatchObject({ breach: { evidence: [{ documentId, sha256: expect.any(String) }] } });

  for (const reader of ['market-acceptor', 'market-approver', 'supervisor-hn', 'auditor-hn'])
    expect(await look(api.as(reader), documentId), reader).toBe('shown');
  expect(await look(elsewhere, documentId)).toBe('wrongUnit');
  expect(await look(api.as('clerk-zhang'), documentId)).toBe('notRepresenting');
  expect(await look(applicant, documentId)).toBe('documentUnknown');
  expect((await applicant.get(`/commitment-cases/${caseId}`)).body.breach).toBeNull();

  await act(approver, caseId, 'orderRectification', { requirement: '限期配备管理人员。' });
  expect(await look(applicant, documentId)).toBe('shown');
  // Whoever knows the document need not know its case.
  expect((await applicant.get(`/documents/${documentId}`)).status).toBe(200);
  expect((await applicant.get(`/commitment-cases/${caseId}`)).body.breach).toMatchObject({
    finding: broken.finding,
    evidence: [{ documentId }],
  });

  const rectification = { ...(await offered(applicant, caseId, 'submitRectification')), statement: '已配备。' };
  const path = pathOf(caseId, 'submitRectification');
  const named = await applicant.post(path, { ...rectification, documentIds: [documentId] });
  expect(named).toMatchObject({ status: 422, body: { code: 'documentNotFound' } });
});

const lastEventOfType = async (type: string) => {
  const events = await engine.wiring.reader.events(commitmentCase, caseId);
  return events.map(({ body }) => JSON.parse(body)).findLast((event) => event.type === type);
};

/** Applying for a matter over real HTTP: what is wrong with an application is said and nothing is left of it; a seal signs like a name. */
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { sealItem } from '#shared/signatures/seals.ts';
import { connectApi, type Reply } from '../support/api.ts';
import { act, clerk, enterpriseNumber, offered, untilStage, upload } from '../support/api-cases.ts';
import { commitmentApplication, publishedMatter } from '../support/api-commitments.ts';
import { matterDraft } from '../support/api-matters.ts';
import { leavesNothing } from '../support/api-traces.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const approver = api.as('market-approver');
let enterprise: Enterprise;
let documentId: string;
let matterId: string;
let good: Record<string, unknown>;
const keys = { own: generateKeyPairSync('ed25519'), other: generateKeyPairSync('ed25519') };

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 8);
  documentId = await upload(api.as(clerk), enterprise.subjectId);
  matterId = await publishedMatter(api);
  good = await commitmentApplication(api, enterprise, matterId, documentId);
  await certify('seal-own', keys.own.publicKey, '2026-01-01', '2027-12-31');
  await certify('seal-expired', keys.own.publicKey, '2025-01-01', '2025-12-31');
});

/** The seal service knows a certificate of the enterprise, good on these days. */
const certify = async (certificateId: string, key: KeyObject, from: string, to: string): Promise<void> => {
  const publicKey = key.export({ format: 'der', type: 'spki' }).toString('base64');
  const Item = sealItem(enterprise.subjectId, { certificateId, publicKey, from, to });
  await engine.db.send(new PutCommand({ TableName: engine.tables.directory, Item }));
};

const signature = () => good['signature'] as { noticeHash: string; letterHash: string; typedName: string };
/** The application signed by a seal instead of the name. */
const sealed = (certificateId: string, key: KeyObject, text = signature().letterHash) => {
  const { noticeHash, letterHash } = signature();
  const seal = { certificateId, signature: sign(null, Buffer.from(text, 'utf8'), key).toString('base64') };
  return { signature: { noticeHash, letterHash, seal } };
};
const apply = (more: object, key?: string): Promise<Reply> =>
  api.as(clerk).post('/commitment-cases', { ...good, ...more }, key);

describe('an application is refused and leaves nothing behind', () => {
  const [first, ...others] = matterDraft().conditions.map(({ id }) => ({ conditionId: id, met: true }));
  const faults: [string, number, string, () => object][] = [
    ['an older version of the matter', 409, 'matterVersionChanged', () => ({ matterVersion: 7 })],
    ['a matter nobody knows', 404, 'matterNotFound', () => ({ matterId: 'matter-unknown' })],
    ['a condition without an answer', 422, 'conditionAnswerMissing', () => ({ answers: others })],
    [
      'a mandatory condition not met',
      422,
      'conditionNotMet',
      () => ({ answers: [{ ...first, met: false }, ...others] }),
    ],
    ['a required document missing', 422, 'materialMissing', () => ({ materials: [] })],
    [
      'a document nobody asked for',
      422,
      'materialUnknown',
      () => ({ materials: [...(good['materials'] as []), { materialId: 'other', documentId }] }),
    ],
    ['a deferral the matter does not know', 422, 'deferralNotAllowed', () => ({ deferredMaterialIds: ['form'] })],
    [
      'a document that is not there',
      422,
      'documentNotFound',
      () => ({ materials: [{ materialId: 'form', documentId: 'document-unknown' }] }),
    ],
    ['no signature', 422, 'commitmentMissing', () => ({ signature: undefined })],
    [
      'another text',
      409,
      'commitmentTextChanged',
      () => ({ signature: { ...signature(), letterHash: '0'.repeat(64) } }),
    ],
    ['another name', 422, 'signatureMismatch', () => ({ signature: { ...signature(), typedName: '别人' } })],
    ['a seal of another key', 422, 'signatureNotVerified', () => sealed('seal-own', keys.other.privateKey)],
    ['a seal over another text', 422, 'signatureNotVerified', () => sealed('seal-own', keys.own.privateKey, 'x')],
    ['a seal run out', 422, 'signatureNotVerified', () => sealed('seal-expired', keys.own.privateKey)],
    ['an unknown seal', 422, 'signatureNotVerified', () => sealed('seal-unknown', keys.own.privateKey)],
    ['a field nobody knows', 422, 'validationFailed', () => ({ extra: true })],
  ];
  test.each(faults)('%s', async (_, status, code, more) => {
    await leavesNothing(engine, enterprise.subjectId, async () => {
      const reply = await apply(more());
      expect([reply.status, reply.body.code]).toEqual([status, code]);
    });
  });
});

test('an application is stored once; a second for the same matter waits for the first; a seal signs it', async () => {
  const key = randomUUID();
  const body = sealed('seal-own', keys.own.privateKey);
  const replies = await Promise.all([apply(body, key), apply(body, key)]);
  const { caseId } = (await apply(body, key)).body;
  expect(replies.filter(({ status }) => status === 201).map((reply) => reply.body.caseId)).toContain(caseId);
  expect(await apply({})).toMatchObject({ status: 409, body: { code: 'matterApplicationOpen' } });
  const { commitment } = await untilStage(approver, caseId, 'reviewing');
  expect(commitment).toMatchObject({ method: 'electronicSeal', letterHash: signature().letterHash });

  const granting = { decisionNumber: '验许〔2026〕7号', reason: '符合条件。' };
  const item = await offered(approver, caseId, 'grantMatter');
  const path = `/commitment-cases/${caseId}/grant-matter`;
  expect(await approver.post(path, { ...item, ...granting, itemVersion: item.itemVersion + 1 })).toMatchObject({
    status: 409,
  });
  await act(approver, caseId, 'grantMatter', granting);
  expect((await approver.post(path, { ...item, ...granting })).status).toBe(409);
});

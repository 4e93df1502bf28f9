/** The decision as PDF, from the deployed system: for the applicant and the authorities, vouched for by the history. */
import { beforeAll, expect, test } from 'vitest';
import { connectApi, type User } from '../support/api.ts';
import { act, clerk, enterpriseNumber, fileCase, freshRecord, grants, offered, upload } from '../support/api-cases.ts';
import { applyFor, publishedMatter } from '../support/api-commitments.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';
import { pdfText } from '../support/pdf-text.ts';

const engine = connect();
const api = connectApi(engine);
const applicant = api.as(clerk);
let enterprise: Enterprise;
beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 6);
});

const documentOf = async (user: User, path: string): Promise<Buffer> => {
  const { status, body, headers } = await user.get(path);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="decision-[\w.-]+\.pdf"$/);
  return body;
};

test('of a repair is there once it is decided, the same for everybody and every time', async () => {
  const recordId = await freshRecord(api, enterprise);
  const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
  const path = `/repair-cases/${caseId}/decision-document`;
  await act(api.as('market-acceptor'), caseId, 'accept', { opinion: '予以受理。' });
  expect(await applicant.get(path)).toMatchObject({ status: 404, body: { code: 'decisionNotFound' } });
  await act(api.as('market-approver'), caseId, 'decide', { records: grants([recordId]) });

  const pdf = await documentOf(applicant, path);
  expect((await documentOf(api.as('auditor-hn'), path)).equals(pdf)).toBe(true);
  const { events } = (await api.as('auditor-hn').get(`/repair-cases/${caseId}/timeline`)).body;
  const decided = events.find(({ type }: { type: string }) => type === 'RepairCaseDecided');
  const text = pdfText(pdf);
  for (const part of [
    '信用修复决定书',
    `${enterprise.name}：`,
    '决定：准予信用修复',
    '淮南市市场监督管理局',
    decided.hash,
  ])
    expect(text).toContain(part);
  expect((await documentOf(applicant, `${path}?sequence=${decided.sequence}`)).equals(pdf)).toBe(true);
  expect(await applicant.get(`${path}?sequence=1`)).toMatchObject({ status: 404, body: { code: 'decisionNotFound' } });
});

test('of a refused promise says what to make good and where to turn to', async () => {
  const documentId = await upload(applicant, enterprise.subjectId);
  const caseId = await applyFor(api, enterprise, await publishedMatter(api), documentId);
  await offered(api.as('market-approver'), caseId, 'refuseMatter');
  const refusal = { reason: '场所不符合条件', toFix: '整改后再申请' };
  await act(api.as('market-approver'), caseId, 'refuseMatter', refusal);
  const text = pdfText(await documentOf(applicant, `/commitment-cases/${caseId}/decision-document`));
  for (const part of ['告知承诺不予决定书', '理由：场所不符合条件', '如何补足：整改后再申请', '救济途径：'])
    expect(text).toContain(part);
});

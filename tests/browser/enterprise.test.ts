/** An enterprise's clerk: files in one go, does what is asked, and sees every platform's receipt; promises, and keeps the term. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { act, grants, pdf, untilStage } from '../support/api-cases.ts';
import { connect } from '../support/engine.ts';
import { type Enterprise, newRecord } from '../support/engine-records.ts';
import { browserForFile, expectAccessible, portalUrl, signedIn } from './support/browser.ts';

browserForFile();

const engine = connect();
const api = connectApi(engine);
const [acceptor, verifier, approver] = ['acceptor', 'verifier', 'approver'].map((role) => api.as(`urban-${role}`));
let enterprise: Enterprise;

beforeAll(async () => {
  const { body } = await api.as('clerk-wang').get('/subjects');
  const [{ subjectId, regionId, code, name }] = body.entries;
  enterprise = { subjectId, regionId, uscc: code, name, kind: 'legalPerson' };
});

const aRecord = (): Promise<string> =>
  newRecord(engine, enterprise, {
    unitId: 'unit-hn-urban',
    sector: 'urbanManagement',
    confirmed: false,
    decisionNumber: `城管罚〔2026〕${Date.now() % 1_000_000}号`,
  });

const numberOf = async (recordId: string): Promise<string> =>
  (await api.as('clerk-wang').get(`/subjects/${enterprise.subjectId}/records/${recordId}`)).body.decisionNumber;

/** Through the steps of the filing, each looked at; answers with the case. */
const file = async (page: Page, recordId: string): Promise<string> => {
  await page.getByRole('checkbox', { name: await numberOf(recordId) }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { name: '准备材料' }).waitFor();
  await page.locator('input[type=file]').first().setInputFiles({
    name: '罚款缴纳凭证.pdf',
    mimeType: 'application/pdf',
    buffer: pdf(),
  });
  await page.getByText('罚款缴纳凭证.pdf').first().waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await expectAccessible(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { name: '签署承诺书', level: 2 }).waitFor();
  await page.getByRole('checkbox', { name: /我已阅读承诺书全文/ }).check();
  await page.getByLabel(/作为签名/).fill(enterprise.name);
  await expectAccessible(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('申请已提交').waitFor();
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  const applicationId = new URL(page.url()).pathname.split('/').at(-1);
  const { body } = await api.as('clerk-wang').get(`/applications/${applicationId}`);
  return body.cases[0].caseId;
};

test('a clerk files, answers what is asked, and sees which platforms stopped showing it', async () => {
  const recordId = await aRecord();
  const { page, complaints } = await signedIn('clerk-wang', '/desk/enterprise/records');
  await page
    .getByText(await numberOf(recordId))
    .first()
    .waitFor();
  await expectAccessible(page);
  await page.goto('/desk/enterprise/applications/new');
  const caseId = await file(page, recordId);
  await expectAccessible(page);

  if (!acceptor || !verifier || !approver) throw new Error('no officers');
  await untilStage(acceptor, caseId, 'accepting');
  await act(acceptor, caseId, 'requestSupplement', { items: [{ recordId, what: '请补充现场照片。' }] });
  await page.reload();
  await page.getByRole('heading', { name: '请您补正材料' }).waitFor();
  await expectAccessible(page);
  await page.getByPlaceholder('请说明补正情况').fill('照片见附件。');
  await page.getByRole('button', { name: '提交补正' }).click();
  await untilStage(acceptor, caseId, 'accepting');
  await act(acceptor, caseId, 'accept', { opinion: '材料齐全。' });
  await act(verifier, caseId, 'verify', {
    opinion: '已纠正。',
    records: [{ recordId, supported: true, remark: '已纠正。' }],
  });
  const { stage } = await api
    .as('urban-approver')
    .get(`/repair-cases/${caseId}`)
    .then(({ body }) => body);
  if (stage === 'training') {
    await page.reload();
    await page.getByLabel('证书编号').fill('PX-2026-0001');
    await page.getByLabel('发证日期').fill('2026-10-12');
    await page.getByRole('button', { name: '提交证书' }).click();
    await act(verifier, caseId, 'confirmStep');
  }
  await untilStage(approver, caseId, 'deciding');
  await act(approver, caseId, 'decide', { records: grants([recordId]) });
  await untilStage(approver, caseId, 'concluded');
  await page.reload();
  await page.getByText('准予修复').first().waitFor();
  await page
    .getByText(/已回执/)
    .first()
    .waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('on a phone the filing fits, and what was typed outlives a broken line and a reload', async () => {
  const recordId = await aRecord();
  const { page, context } = await signedIn('clerk-wang', '/desk/enterprise/applications/new', {
    width: 390,
    height: 844,
  });
  await page.getByRole('checkbox', { name: await numberOf(recordId) }).check();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { name: '准备材料' }).waitFor();
  const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(wide).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: '下一步' }).click();
  await context.setOffline(false);
  await page.goto(`${portalUrl()}/desk/enterprise/applications/new`);
  await page
    .getByRole('heading', { name: '准备材料' })
    .or(page.getByRole('heading', { name: '签署承诺书' }))
    .waitFor();
});

test('the pages of promises open: catalogue, register, a new declaration', async () => {
  const { page, complaints } = await signedIn('clerk-wang', '/desk/enterprise/matters');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(page);
  for (const path of ['/desk/enterprise', '/desk/enterprise/commitments', '/desk/enterprise/commitments/new']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
  }
  expect(complaints).toEqual([]);
});

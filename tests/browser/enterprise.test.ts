/** An enterprise at its pages: from filing to the last receipt, on a phone and off line, by keyboard alone; promises made and kept. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { act, clerk, enterpriseNumber, fileCase, freshRecord, grants, pdf, untilStage } from '../support/api-cases.ts';
import { publishedMatter } from '../support/api-commitments.ts';
import { withDeferred } from '../support/commitment-world.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';
import { browserForFile, expectAccessible, phone, savedBy, signedIn, tabTo } from './support/browser.ts';

browserForFile();

const api = connectApi(connect());
const user = api.as(clerk);
const transport = {
  acceptor: api.as('transport-acceptor'),
  verifier: api.as('transport-verifier'),
  approver: api.as('transport-approver'),
};
let enterprise: Enterprise;
let proof: string;

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 7);
  proof = join(await mkdtemp(join(tmpdir(), 'xinxiu-')), '缴款凭证.pdf');
  await writeFile(proof, pdf());
});

/** A record of this file's own unit, and its number as people know it. */
const aRecord = async (plan: { readonly correctedOn?: string | null } = {}) => {
  const own = { unitId: 'unit-hn-transport', sector: 'transport', confirmed: false, ...plan };
  const recordId = await freshRecord(api, enterprise, own);
  const { body } = await user.get(`/subjects/${enterprise.subjectId}/records/${recordId}`);
  return { recordId, number: body.decisionNumber as string };
};

const choosesEnterprise = async (page: Page): Promise<void> => {
  await page.getByRole('combobox', { name: '办理主体' }).fill(enterprise.name);
  await page.getByRole('combobox', { name: '办理主体' }).press('Enter');
};

const next = (page: Page): Promise<void> => page.getByRole('button', { name: '下一步' }).click();
const step = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 2, name }).waitFor();

const signs = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: /我已阅读/ }).check();
  await page.getByLabel(/请完整输入/).fill(enterprise.name);
};

/** From the home page to what this enterprise has to do, past whatever else the clerk has to do for others. */
const goesTo = async (page: Page, duty: string): Promise<void> => {
  await page.goto('/desk/enterprise');
  const duties = page.getByRole('region', { name: '现在要办的事' }).getByRole('listitem');
  const link = duties.filter({ hasText: enterprise.name }).getByRole('link', { name: duty });
  await duties.first().waitFor();
  await expectAccessible(page);
  const more = page.getByRole('button', { name: '更多' });
  // The list is asked for anew while it is read, so whichever is there first counts: the duty, or more of the list.
  while (!(await link.first().isVisible())) {
    await link.or(more).first().waitFor();
    const shown = await duties.count();
    if (!(await more.isVisible())) continue;
    await more.click();
    await duties.nth(shown).waitFor();
  }
  await link.first().click();
};

/** Submits and answers with the id of the application, whose page is open then. */
const submits = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByText('申请已提交').waitFor();
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await page.getByRole('heading', { level: 1, name: '修复申请进度' }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
};

const caseOf = async (applicationId: string): Promise<string> =>
  (await user.get(`/applications/${applicationId}`)).body.cases[0].caseId;

const supported = (recordIds: readonly string[]) => ({
  opinion: '已核查。',
  records: recordIds.map((recordId) => ({ recordId, supported: true, remark: '属实。' })),
});

test('two records from filing through supplement and training to the receipts of all platforms', async () => {
  const [proved, stated] = [await aRecord(), await aRecord({ correctedOn: null })];
  const { page, complaints } = await signedIn(clerk, '/desk/enterprise/records');
  await choosesEnterprise(page);
  await page.getByText(stated.number).first().waitFor();
  await page.getByText('能否申请修复').first().click();
  await page.getByText('最短公示期已届满').first().waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: '申请修复', exact: true }).click();
  for (const { number } of [proved, stated]) await page.getByRole('checkbox', { name: number }).check();
  await expectAccessible(page);
  await next(page);
  await step(page, '准备材料');
  await next(page);
  await page.getByText(`${stated.number}：请填写纠正日期。`).waitFor();
  await page.getByLabel('纠正日期（必填）').fill('2026-07-20');
  const files = page.getByRole('listitem').filter({ hasText: '必交' }).getByLabel('上传纠正证明');
  await files.setInputFiles({ name: '说明.docx', mimeType: 'application/msword', buffer: pdf() });
  await page.getByText('说明.docx：请上传 PDF、JPG 或 PNG 文件。').waitFor();
  await files.setInputFiles(proof);
  await page.getByRole('link', { name: /缴款凭证\.pdf/ }).waitFor();
  await expectAccessible(page);
  await next(page);
  await step(page, '签署承诺书');
  await page.getByLabel(/请完整输入/).fill('别的名称');
  await page.getByText('与主体名称不一致').waitFor();
  await signs(page);
  await expectAccessible(page);
  await next(page);
  await step(page, '核对并提交');

  // What was filled in is there after a reload; the signature is not.
  await page.reload();
  await page.getByRole('link', { name: /缴款凭证\.pdf/ }).waitFor();
  await page.getByText('请阅读承诺书全文，并输入主体全称签名。').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '去补齐' }).click();
  await signs(page);
  await next(page);
  const caseId = await caseOf(await submits(page));
  expect(await page.evaluate('Object.keys(localStorage).filter((name) => name.startsWith("xinxiu-draft"))')).toEqual(
    [],
  );

  await page.getByText(/应于.*前决定是否受理，剩余\d+个工作日/).waitFor();
  await page.getByText('期限怎么算').click();
  await page.getByText(/依据：/).waitFor();
  await expectAccessible(page);

  await act(transport.acceptor, caseId, 'requestSupplement', {
    items: [{ recordId: stated.recordId, what: '请补充整改照片。' }],
  });
  // News arrive without a reload.
  await page.getByRole('heading', { name: '请您补正材料' }).waitFor();
  await goesTo(page, '补正');
  await page.getByLabel(/请补充整改照片/).fill('照片已补充。');
  await page.getByLabel('上传补正材料').setInputFiles(proof);
  await page.getByRole('link', { name: /缴款凭证\.pdf/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.getByRole('heading', { name: '请您补正材料' }).waitFor({ state: 'detached' });

  await act(transport.acceptor, caseId, 'accept', { opinion: '予以受理。' });
  await act(transport.verifier, caseId, 'planStep', { way: 'thematicTraining', reason: '建议参加培训。' });
  await page.reload();
  await page.getByRole('heading', { name: '请您提交专题培训证书' }).waitFor();
  await page.getByLabel('证书编号').fill('PX-2026-0001');
  await page.getByLabel('发证日期').fill('2026-10-10');
  await page.getByLabel('上传证书').setInputFiles(proof);
  await page.getByRole('link', { name: /培训证书：缴款凭证\.pdf/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交证书' }).click();
  await page.getByRole('heading', { name: '请您提交专题培训证书' }).waitFor({ state: 'detached' });

  const recordIds = [proved.recordId, stated.recordId];
  await act(transport.verifier, caseId, 'confirmStep');
  await act(transport.verifier, caseId, 'verify', supported(recordIds));
  await act(transport.approver, caseId, 'decide', { records: grants(recordIds) });
  await untilStage(user, caseId, 'concluded');
  await page.reload();
  await page.getByText('已办结').first().waitFor();
  await page
    .getByText(/\d+年\d+月\d+日 \d\d:\d\d已回执/)
    .first()
    .waitFor();
  await page.getByRole('heading', { name: /平台回执\s*（(\d+)\/\1）/ }).waitFor();
  const { content } = await savedBy(page, () => page.getByRole('button', { name: '下载决定书' }).click());
  expect(content.subarray(0, 5).toString()).toBe('%PDF-');
  await expectAccessible(page);
  expect(complaints).toEqual([]);
}, 180_000);

test('on a phone, with the line gone in the middle: nothing typed is lost, and what was sent twice is filed once', async () => {
  const { number } = await aRecord({ correctedOn: null });
  const { page, context } = await signedIn(clerk, '/desk/enterprise/applications/new', phone);
  await choosesEnterprise(page);
  await page.getByRole('checkbox', { name: number }).check();
  await expectAccessible(page);
  await next(page);
  await page.getByLabel('纠正日期（必填）').fill('2026-08-01');
  await context.setOffline(true);
  await page.getByLabel('上传纠正证明').setInputFiles(proof);
  await page.getByText('网络不通').waitFor();
  expect(await page.getByLabel('纠正日期（必填）').inputValue()).toBe('2026-08-01');
  await expectAccessible(page);
  await context.setOffline(false);
  await page
    .getByRole('button', { name: /^重\s*试$/ })
    .last()
    .click();
  await page.getByRole('link', { name: /缴款凭证\.pdf/ }).waitFor();
  await next(page);
  await signs(page);
  await next(page);
  await step(page, '核对并提交');
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

  // The application arrives and only its answer is lost.
  await page.route('**/api/applications', (route) => route.fetch().then(() => route.abort()), { times: 1 });
  await submits(page);
  await page.goto('/desk/enterprise/applications');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await expectAccessible(page);
  const { entries } = (await user.get(`/repair-cases?scope=mine&limit=50`)).body;
  const filed = entries.filter(({ records }: { records: { decisionNumber: string }[] }) =>
    records.some(({ decisionNumber }) => decisionNumber === number),
  );
  expect(filed).toHaveLength(1);
});

test('one record is filed by keyboard alone', async () => {
  const { number } = await aRecord();
  const { page } = await signedIn(clerk, '/desk/enterprise/applications/new');
  const subject = page.getByRole('combobox', { name: '办理主体' });
  await subject.waitFor();
  await tabTo(page, subject);
  await page.keyboard.type(enterprise.name);
  await page.keyboard.press('Enter');
  const record = page.getByRole('checkbox', { name: number });
  await record.waitFor();
  await tabTo(page, record);
  await page.keyboard.press('Space');
  const onward = page.getByRole('button', { name: '下一步' });
  await tabTo(page, onward);
  await page.keyboard.press('Enter');
  await step(page, '准备材料');
  expect(await page.locator(':focus').textContent()).toBe('准备材料');
  await tabTo(page, onward);
  await page.keyboard.press('Enter');
  const read = page.getByRole('checkbox', { name: /我已阅读/ });
  await read.waitFor();
  await tabTo(page, read);
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type(enterprise.name);
  await tabTo(page, onward);
  await page.keyboard.press('Enter');
  const submit = page.getByRole('button', { name: '提交申请' });
  await submit.waitFor();
  await tabTo(page, submit);
  await page.keyboard.press('Enter');
  await page.getByText('申请已提交').waitFor();
  await expectAccessible(page);
});

test('a refusal says why, what to do and where to turn to; a withdrawal says what will happen and asks', async () => {
  const [refused, withdrawn] = [await aRecord(), await aRecord()];
  const refusedCase = await fileCase(api, enterprise, { recordIds: [refused.recordId] });
  await act(transport.acceptor, refusedCase, 'refuseAcceptance', {
    reason: '凭证不能辨认。',
    toFix: '请提交清晰的凭证后重新申请。',
  });
  const { applicationId } = (await user.get(`/repair-cases/${refusedCase}`)).body;
  const { page } = await signedIn(clerk, `/desk/enterprise/applications/${applicationId}`);
  await page.getByText('理由：凭证不能辨认。').waitFor();
  await page.getByText('怎样改正：请提交清晰的凭证后重新申请。').waitFor();
  await page.getByText(/救济途径：/).waitFor();
  await expectAccessible(page);

  const open = await fileCase(api, enterprise, { recordIds: [withdrawn.recordId] });
  await untilStage(user, open, 'accepting');
  await page.goto(`/desk/enterprise/applications/${(await user.get(`/repair-cases/${open}`)).body.applicationId}`);
  await page.getByRole('button', { name: /^撤\s*件$/ }).click();
  await page.getByText('撤件不能恢复').waitFor();
  await page.getByLabel('原因').fill('材料有误，稍后再申请。');
  await expectAccessible(page);
  await page.getByRole('button', { name: '确认撤件' }).click();
  await page.getByText('已撤件').first().waitFor();
});

test('a promise with a document that follows and with a breach that is put right', async () => {
  const { unitName: _, ...content } = withDeferred({
    unitId: 'unit-hn-transport',
    unitName: '',
    name: '客运经营许可',
    decidedOnTheSpot: true,
  });
  const matterId = await publishedMatter(api, content);
  const { page, complaints } = await signedIn(clerk, `/desk/enterprise/matters/${matterId}`);
  await choosesEnterprise(page);
  await page.getByText('可以适用告知承诺').waitFor();
  await page.getByRole('button', { name: '签署并申请' }).click();
  await page.getByText('还有2项条件没有确认。').waitFor();
  for (const answer of await page.getByRole('radio', { name: '符合', exact: true }).all()) await answer.check();
  await page.getByLabel('上传申请书').setInputFiles(proof);
  await page.getByRole('link', { name: /缴款凭证\.pdf/ }).waitFor();
  for (const later of await page.getByRole('checkbox', { name: /稍后补交/ }).all()) await later.check();
  await signs(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '签署并申请' }).click();
  await page.waitForURL(/matters\/cases\//);
  const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  for (const name of ['健康证明', '水质报告']) {
    const duty = page.locator('section').filter({ has: page.getByRole('heading', { name: `请您补交${name}` }) });
    await duty.getByText(/您应于.*前补交容缺材料/).waitFor();
    await duty.getByLabel(`上传${name}`).setInputFiles(proof);
    await duty.getByRole('link', { name: /缴款凭证\.pdf/ }).waitFor();
    await expectAccessible(page);
    await duty.getByRole('button', { name: `提交${name}` }).click();
    await duty.waitFor({ state: 'detached' });
  }

  const onSite = { inspectedOn: '2026-10-12', inspectors: ['transport-verifier'], place: '经营场所' };
  await act(transport.verifier, caseId, 'recordVerification', {
    result: {
      outcome: 'breached',
      breachKind: 'notKept',
      finding: '未配备管理人员。',
      unkept: '配备食品安全管理人员',
      documentIds: [],
    },
    onSite,
  });
  await act(transport.approver, caseId, 'orderRectification', { requirement: '五日内配备管理人员。' });
  await goesTo(page, '提交整改');
  await page.getByText('整改要求：五日内配备管理人员。').waitFor();
  await page.getByLabel('整改情况').fill('已配备管理人员一名。');
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交整改' }).click();
  await page.getByRole('heading', { name: '请您限期整改' }).waitFor({ state: 'detached' });
  await act(transport.verifier, caseId, 'recordVerification', {
    result: { outcome: 'kept', finding: '整改后与承诺相符。', documentIds: [] },
    onSite,
  });
  await untilStage(user, caseId, 'fulfilled');
  await page.reload();
  await page.getByText('已履行').first().waitFor();
  await page.getByText(/整改后与承诺相符/).waitFor();
  await expectAccessible(page);
  await page.goto('/desk/enterprise/matters');
  await page.getByRole('link', { name: '客运经营许可' }).first().waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('a commitment of one’s own accord is declared, stands in the register, and is taken back', async () => {
  const { page } = await signedIn(clerk, '/desk/enterprise/commitments/new');
  await choosesEnterprise(page);
  await page.getByLabel('受理单位').fill('淮南市交通运输局');
  await page.getByLabel('受理单位').press('Enter');
  const reason = `诚信经营${Date.now()}`;
  await page.getByLabel('承诺事由').fill(reason);
  await page.getByLabel('承诺内容').fill('七日内无理由退货。');
  await page.getByLabel('违诺责任').fill('退还货款，公开致歉。');
  await expectAccessible(page);
  await page.getByRole('button', { name: '查看承诺书' }).click();
  await page.getByText('七日内无理由退货').waitFor();
  await signs(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '签署并登记' }).click();
  const entry = page.getByRole('article').filter({ hasText: reason });
  await entry.getByText('有效', { exact: true }).waitFor();
  await expectAccessible(page);
  await entry.getByRole('button', { name: '撤回承诺' }).click();
  await page.getByLabel('原因').fill('经营范围变更。');
  await page.getByRole('button', { name: '确认撤回' }).click();
  await entry.getByText('已撤回', { exact: true }).waitFor();
});

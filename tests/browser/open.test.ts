/** The public pages as people without an account use them: on a screen, on a phone, by keyboard alone, and when something is not there. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleIdentityNumber } from '../../scripts/sample/codes.ts';
import { connectApi } from '../support/api.ts';
import { act, clerk, enterpriseNumber, fileCase, freshRecord, grants, untilStage } from '../support/api-cases.ts';
import { declared, publishedMatter } from '../support/api-commitments.ts';
import { matterDraft } from '../support/api-matters.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';
import { browserForFile, expectAccessible, expectToFit, openWindow, phone } from './support/browser.ts';

browserForFile();

const engine = connect();
const api = connectApi(engine);
let enterprise: Enterprise;
beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 15);
});

const numberOf = async (recordId: string): Promise<string> =>
  (await api.as(clerk).get(`/subjects/${enterprise.subjectId}/records/${recordId}`)).body.decisionNumber;

const searchFor = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('企业名称或统一社会信用代码').fill(text);
  await page.getByRole('button', { name: '查询' }).click();
};

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

describe('searching', () => {
  test('from a code typed any way to a record, its dates explained, to paper and back', async () => {
    const number = await numberOf(await freshRecord(api, enterprise));
    const { page, complaints } = await openWindow();
    await page.goto('/');
    await page.getByText('不收取任何费用').waitFor();
    await expectAccessible(page);
    await searchFor(page, ` ${enterprise.uscc.slice(0, 8).toLowerCase()} ${enterprise.uscc.slice(8)}`);
    await page.getByRole('link', { name: number }).waitFor();
    expect(new URL(page.url()).search).toBe(`?code=${enterprise.uscc}`);
    await expectAccessible(page);

    await page.getByRole('link', { name: number }).click();
    await page.getByText('2026年9月6日').waitFor();
    for (const text of ['一般失信', '认定单位报送', '2026年6月5日', '2026年9月5日', '2027年6月5日', '2027年6月6日'])
      await page.getByText(text, { exact: true }).waitFor();
    expect(await page.title()).toBe('失信信息 · 信修');
    expect(await page.getByRole('link', { name: '申请修复' }).getAttribute('href')).toBe('/desk/');
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByText(enterprise.name).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });

    await page.goBack();
    await page.getByRole('link', { name: number }).waitFor();
    await page.goBack();
    await heading(page, '信用修复与告知承诺').waitFor();
    expect(complaints).toEqual([]);
  });

  test('on a phone by the beginning of a name, with the commitments and how far they were kept', async () => {
    const { commitmentId } = await declared(api, enterprise);
    const kept = await api.as('market-verifier').post(`/commitments/${commitmentId}/performance`, { status: 'full' });
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    const { page } = await openWindow(phone);
    await page.goto('/search?name=%E6%B7%AE%E5%8D%97%E5%B8%82');
    await page.getByText('只列出了一部分').waitFor();
    await expectToFit(page);
    await searchFor(page, enterprise.name);
    const entry = page.getByRole('listitem').filter({ hasText: '主动型承诺' }).filter({ hasText: '全部履行' }).first();
    await entry.waitFor();
    await entry.getByText('承诺内容').first().click();
    await entry.getByText('七日内无理由退货').waitFor();
    await expectToFit(page);
    await expectAccessible(page);
  });

  test('a record that is repaired is gone with the decision, also from its own address', async () => {
    const recordId = await freshRecord(api, enterprise);
    const number = await numberOf(recordId);
    const { page } = await openWindow();
    await page.goto(`/record?${new URLSearchParams({ code: enterprise.uscc, number })}`);
    await page.getByText(number).waitFor();

    const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
    await act(api.as('market-acceptor'), caseId, 'accept', { opinion: '予以受理。' });
    await untilStage(api.as(clerk), caseId, 'deciding');
    await act(api.as('market-approver'), caseId, 'decide', { records: grants([recordId]) });
    await page.reload();
    await page.getByText('这条信息现在没有公示').waitFor();
    await expectAccessible(page);
    await page.goto(`/search?code=${enterprise.uscc}`);
    await page.getByRole('status').filter({ hasText: '查到' }).waitFor();
    expect(await page.getByText(number).count()).toBe(0);
  });

  test("a person's identity number is neither sent nor kept in an address, wherever it is typed", async () => {
    const identityNumber = sampleIdentityNumber('1985-02-11', 7);
    const { page, complaints } = await openWindow();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.goto('/');
    sent.length = 0;
    await searchFor(page, identityNumber);
    await page.getByRole('alert').getByText('没有发送也没有保存').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(sent.join()).not.toContain(identityNumber);
    await expectAccessible(page);

    // By address the portal's own files are asked for under it; the page itself asks nothing further and forgets it.
    await page.goto(`/search?code=${identityNumber}`);
    await page.getByRole('alert').getByText('没有发送也没有保存').waitFor();
    await page.waitForURL((url) => url.search === '');
    expect(sent.filter((one) => one.includes('/api/') && one.includes(identityNumber))).toEqual([]);
    expect(await page.title()).not.toContain(identityNumber);
    expect(complaints).toEqual([]);
  });

  test('what is wrong, nothing found and no such page are said with what to do', async () => {
    const { page } = await openWindow(phone);
    await page.goto('/search');
    await searchFor(page, '');
    await page.getByRole('alert').getByText('请输入').waitFor();
    await searchFor(page, enterprise.uscc.slice(0, -1) + (enterprise.uscc.endsWith('A') ? 'B' : 'A'));
    await page.getByRole('alert').getByText('校验码不符').waitFor();
    await expectAccessible(page);
    await searchFor(page, '没有这样的企业');
    await page.getByText('没有查到公示中的失信信息').waitFor();
    await expectAccessible(page);
    await expectToFit(page);
    await page.goto('/nowhere');
    await heading(page, '没有这个页面').waitFor();
    await expectAccessible(page);
  });

  test('while the system is out of reach the page says so, and goes on when asked again', async () => {
    const { page } = await openWindow();
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(`/search?code=${enterprise.uscc}`);
    await page.getByRole('alert').getByText('网络不通').waitFor();
    await expectAccessible(page);
    await page.goto('/repair');
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('不收取任何费用').waitFor();
  });

  test('by keyboard alone, with the focus where the page begins', async () => {
    const number = await numberOf(await freshRecord(api, enterprise));
    const { page } = await openWindow();
    await page.goto('/');
    await heading(page, '信用修复与告知承诺').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(enterprise.name);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: number }).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.getByLabel('企业名称或统一社会信用代码').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: number }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('query');
    await page.getByRole('link', { name: number }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('几个日期').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('失信信息');
  });
});

describe('reading', () => {
  test('the catalogue by city and kind, a matter with its texts, and its earlier version', async () => {
    const term = { workingDays: 12, basis: '样例设定', status: 'assumed' } as const;
    const deferred = [{ id: 'lease', name: '场所租赁合同', term }];
    const name = `小餐饮备案${randomUUID().slice(0, 6)}`;
    const matterId = await publishedMatter(api, { name, deferredMaterials: deferred, kind: 'other' });
    const again = await api.as('admin-hn').post(`/matters/${matterId}/publish`, {
      replaces: 1,
      content: matterDraft({ name, kind: 'other', description: '新版的说明。' }),
    });
    expect(again.status, JSON.stringify(again.body)).toBe(200);

    const { page, complaints } = await openWindow(phone);
    await page.goto('/matters');
    await page.getByRole('link', { name: '宿州市' }).click();
    await page.getByText('宿州市市场监督管理局').first().waitFor();
    await page.getByRole('link', { name: '淮南市' }).click();
    await page.getByText('危险化学品经营许可').waitFor();
    await page.getByText('不适用告知承诺').first().waitFor();
    await expectToFit(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: '其他事项', exact: true }).click();
    await page.getByText('危险化学品经营许可').waitFor({ state: 'detached' });

    await page.goto(`/matters/${matterId}`);
    await heading(page, name).waitFor();
    await page.getByText('新版的说明。').first().waitFor();
    expect(await page.getByText('场所租赁合同').count()).toBe(0);
    await page.getByText('承诺书全文').click();
    await page.getByText('郑重承诺').waitFor();
    await page.getByText('告知书全文').click();
    await page.getByText('告知单位：').waitFor();
    await expectToFit(page);
    await expectAccessible(page);

    await page.getByRole('link', { name: /^第1版/ }).click();
    await page.getByText('您看到的是以前的版本').waitFor();
    await page.getByText('场所租赁合同：决定送达后12个工作日内').waitFor();
    await expectAccessible(page);
    await page.goto('/matters/hn-no-such-matter');
    await page.getByRole('alert').waitFor();
    // What is not there is answered with 404, which the browser notes.
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([]);
  });

  test('how a repair works, with the numbers of the rules and what is assumed marked', async () => {
    const { body } = await api.call({ method: 'GET', path: '/public/rules' });
    const { page, complaints } = await openWindow(phone);
    await page.goto('/repair');
    await page.getByText('不收取任何费用').waitFor();
    const step = (name: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name }) });
    await step('受理').getByText(`${body.limits.acceptance.value}个工作日`).waitFor();
    await step('核查').getByText(`${body.limits.verification.value}个工作日`).waitFor();
    await step('核查').getByText('推定').waitFor();
    const serious = page.getByRole('row', { name: /严重/ });
    await serious.getByText(`${body.periods[2].minimum.value}个月`).waitFor();
    await page.getByText('每项规定和数字的依据').click();
    await page.getByText('国办发〔2025〕22号').first().waitFor();
    await expectToFit(page);
    await expectAccessible(page);
    expect(await page.getByText('专题培训').count()).toBe(0);
    await page.getByRole('link', { name: '宿州市' }).click();
    await page.getByText('专题培训').first().waitFor();
    expect(complaints).toEqual([]);
  });
});

/** An administrator at their pages: the catalogue from one version to the next and to its end, who may do what, rules and calendar. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { clerk, enterpriseNumber, upload } from '../support/api-cases.ts';
import { applyFor, publishedMatter } from '../support/api-commitments.ts';
import { connect } from '../support/engine.ts';
import { browserForFile, expectAccessible, signedIn, tabTo, type Window } from './support/browser.ts';

browserForFile();

const api = connectApi(connect());
let matterId: string;
let caseId: string;
let admin: Window;

/** A matter of this file's own, with a case that runs on its first version. */
beforeAll(async () => {
  const enterprise = await enterpriseNumber(api, 16);
  matterId = await publishedMatter(api);
  admin = await signedIn('admin-hn');
  caseId = await applyFor(api, enterprise, matterId, await upload(api.as(clerk), enterprise.subjectId));
});

beforeEach(() => {
  admin.complaints.length = 0;
});

/** Nobody else of these tests is this officer; whatever fails here, they are not left suspended. */
const officerName = 'emergency-approver';
afterAll(async () => {
  const path = `/administration/users/${await api.as(officerName).principalId()}`;
  const { version, suspended } = (await api.as('admin-hn').get(path)).body.user;
  if (suspended !== null) await api.as('admin-hn').post(`${path}/restore`, { version, reason: '测试结束' });
});

const checkAndPublish = (page: Page) => page.getByRole('button', { name: '核对并发布' }).click();

test('a matter’s next version: checked as it is typed, kept over a reload, published knowingly; a running case keeps its own', async () => {
  const { page, complaints } = admin;
  await page.goto(`/desk/catalogue/${matterId}`);
  await page.getByRole('table', { name: '各个版本' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: '发布新版本' }).click();

  // Nothing has changed yet, so there is nothing to publish.
  await checkAndPublish(page);
  const asked = page.getByRole('dialog');
  await asked.getByText('与现行版本没有不同。').waitFor();
  await expectAccessible(page);
  expect(await asked.getByRole('button', { name: /发\s*布/ }).isDisabled()).toBe(true);
  await asked.getByRole('button', { name: '返回修改' }).click();

  await page.getByRole('textbox', { name: '事项名称' }).fill('小餐饮登记');
  await page.getByRole('button', { name: '增加条件' }).click();
  await checkAndPublish(page);
  await page.getByText('请填写', { exact: true }).waitFor();
  await expectAccessible(page);
  const condition = page.getByRole('textbox', { name: '条件3' });
  await condition.and(page.locator(':focus')).waitFor();
  await condition.fill('法律法规规定的其他条件');
  await checkAndPublish(page);
  await page.getByRole('alert').getByText('不得写兜底条款').waitFor();
  await expectAccessible(page);
  await condition.fill('经营者已取得健康证明');

  await page.reload();
  await page.getByText('已恢复上次没有发布的内容').waitFor();
  await page.getByRole('region', { name: '承诺书' }).getByText('经营者已取得健康证明').waitFor();
  await checkAndPublish(page);
  await asked.getByText('在办的事项不受影响').waitFor();
  await asked.getByText('原为小餐饮经营许可', { exact: true }).waitFor();
  await asked.getByRole('button', { name: /发\s*布/ }).click();
  await page.getByText('已发布第2版').waitFor();
  await page.getByRole('cell', { name: '已被新版本替换' }).waitFor();

  await page.goto(`/matters/${matterId}`);
  await page.getByRole('heading', { name: '小餐饮登记' }).waitFor();
  await page.getByText('经营者已取得健康证明').first().waitFor();
  const { body } = await api.as('market-approver').get(`/commitment-cases/${caseId}`);
  expect(body).toMatchObject({ matterVersion: 1, matter: { name: '小餐饮经营许可' } });
  expect(complaints).toEqual([]);
});

test('a draft begun on a version that has been replaced meanwhile overwrites nothing unseen', async () => {
  const id = await publishedMatter(api);
  const { page } = admin;
  await page.goto(`/desk/catalogue/${id}/next`);
  await page.getByRole('textbox', { name: '事项内容' }).fill('甲的说明。');
  const { body } = await api.as('admin-hn').get(`/public/matters/${id}`);
  const { unitName: _, ...content } = body.content;
  const reply = await api
    .as('admin-hn')
    .post(`/matters/${id}/publish`, { replaces: 1, content: { ...content, contact: '乙的窗口' } });
  expect(reply.status).toBe(200);
  await checkAndPublish(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /发\s*布/ })
    .click();
  await page.getByText('您看到的内容已过期').waitFor();
  await page.reload();
  await page.getByText('您开始填写时是第1版，现已发布到第2版').waitFor();
  await page.getByRole('complementary', { name: '预览' }).getByText('原为乙的窗口', { exact: true }).waitFor();
  await expectAccessible(page);
});

test('a matter is withdrawn by keyboard alone, with its reason, and the public reads both', async () => {
  const { page, complaints } = admin;
  await page.goto(`/desk/catalogue/${matterId}`);
  const withdraw = page.getByRole('button', { name: '停止办理' });
  await withdraw.waitFor();
  await tabTo(page, withdraw);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '停止办理' });
  await dialog.getByText('在办的事项不受影响').waitFor();
  await expectAccessible(page);
  await tabTo(page, dialog.getByLabel('原因'));
  await page.keyboard.type('设定依据已经废止');
  await tabTo(page, dialog.getByRole('button', { name: '停止办理' }));
  await page.keyboard.press('Enter');
  await page.getByText('已停止办理').first().waitFor();
  await page.goto('/desk/catalogue');
  await page.getByRole('table', { name: '现行的事项' }).waitFor();
  await expectAccessible(page);
  await page.getByText('已停止办理', { exact: true }).click();
  await page
    .getByRole('row', { name: /设定依据已经废止/ })
    .first()
    .waitFor();
  await expectAccessible(page);
  await page.goto(`/matters/${matterId}`);
  await page.getByText('设定依据已经废止').waitFor();
  expect(complaints).toEqual([]);
});

test('a suspended user’s next click says so, and the next one after it is lifted goes through; nobody is offered their own office', async () => {
  const officer = await signedIn(officerName, '/desk/queue');
  const { page, complaints } = admin;
  await page.goto('/desk/directory?show=users');
  await page.getByRole('table', { name: '用户' }).waitFor();
  await expectAccessible(page);
  await page.goto(`/desk/directory/users/${await api.as(officerName).principalId()}`);
  const decide = async (what: '停用' | '恢复', reason: string) => {
    const button = new RegExp(what.split('').join('\\s*'));
    await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog', { name: what });
    await dialog.getByLabel('原因').fill(reason);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: button }).click();
    await page.getByRole('cell', { name: reason }).first().waitFor();
  };
  await decide('停用', '离岗培训');
  await expectAccessible(page);
  await officer.page.getByRole('link', { name: '事项' }).click();
  await officer.page.getByText('您的账号已停用').first().waitFor();
  await expectAccessible(officer.page);
  // Signing in anew leads no further, but out again.
  await officer.page.reload();
  await officer.page.getByText('您的账号已停用').waitFor();
  await officer.page.getByRole('button', { name: /退\s*出/ }).waitFor();
  await expectAccessible(officer.page);
  await decide('恢复', '培训结束');
  await officer.page.getByRole('link', { name: /重\s*试/ }).click();
  await officer.page.getByRole('link', { name: '事项' }).waitFor();

  await page.goto(`/desk/directory/users/${await api.as('admin-hn').principalId()}`);
  await page.getByText('任何人不得更改自己的岗位').waitFor();
  expect(await page.getByRole('button', { name: /停\s*用|变更/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('what is assumed, and whom another value would touch, before anybody changes it; platforms and calendar years', async () => {
  const { page, complaints } = admin;
  await page.goto('/desk/rules');
  await page.getByRole('button', { name: '预览改变' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('新值').fill('9');
  await dialog.getByRole('button', { name: /预\s*览/ }).click();
  await dialog.getByText('只是预览，没有改变任何规则').waitFor();
  await dialog.getByText(/^已重算\d+件未办结的事项/).waitFor();
  await expectAccessible(page);
  await page.goto('/desk/directory?show=platforms');
  await page.getByRole('table', { name: '公示平台' }).waitFor();
  await expectAccessible(page);
  await page.goto('/desk/calendar');
  await page.getByRole('table', { name: '已载入的年份' }).waitFor();
  await page.getByLabel('年份').fill('2027');
  await page.getByLabel('通知名称').fill('放假安排的通知（验证用）');
  await page.getByLabel('通知网址').fill('https://www.gov.cn/');
  await page.getByLabel('放假日期').fill('2027-01-01\n2028-01-02');
  const check = page.getByRole('button', { name: '核对并载入' });
  await check.click();
  await page.getByText('含有不属于该年度的日期').waitFor();
  await expectAccessible(page);
  await page.getByLabel('放假日期').fill('2027-01-01，2027-01-02');
  await check.click();
  // Looked at and not loaded: other tests count with the calendar as it is.
  await page.getByRole('dialog').getByText('1月1日至1月2日（2天）').waitFor();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '返回修改' }).click();
  expect(complaints).toEqual([]);
});

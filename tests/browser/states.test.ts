/** When something is in the way: the line, the session, the system, a right, a script; what was typed is never lost. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../../scripts/sample/world.ts';
import { connectApi } from '../support/api.ts';
import { clerk, enterpriseNumber, fileCase, freshRecord, pdf, untilStage } from '../support/api-cases.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';
import { browserForFile, expectAccessible, openWindow, signedIn, type Window } from './support/browser.ts';

browserForFile();

const api = connectApi(connect());
const plan = { unitId: 'unit-hn-urban', sector: 'urbanManagement', confirmed: false };
let enterprise: Enterprise;
let caseId: string;

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 4);
  caseId = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise, plan)] });
  await untilStage(api.as('urban-acceptor'), caseId, 'accepting');
});

/** The session ends as it does after a night: the cookie is worth nothing, and the access token has run out. */
const endSession = async ({ context, page }: Window): Promise<void> => {
  await context.clearCookies();
  await page.clock.fastForward('02:00:00');
};

/** Signs in again in the tab that the page opens for it, and comes back. */
const signsInAgain = async ({ page }: Window, username: string): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: '登录已结束' });
  await dialog.waitFor();
  await expectAccessible(page);
  const opened = page.waitForEvent('popup');
  await dialog.getByRole('link', { name: '重新登录' }).click();
  const tab = await opened;
  await tab.locator('input[name=username]').fill(username);
  await tab.locator('input[name=password]').fill(samplePassword);
  await tab.locator('[type=submit]').click();
  await tab.getByRole('heading', { level: 1, name: '已登录' }).waitFor();
  await tab.close();
  await dialog.waitFor({ state: 'hidden' });
};

/** The question for the list of cases. */
const lists = /\/api\/repair-cases(\?|$)/;

const again = (page: Page) => page.getByRole('button', { name: /^重\s*试$/ });

const alert = (page: Page, title: string) => page.getByRole('alert').getByText(title, { exact: true });

test('an officer whose session ends in the middle of a decision signs in again and sends what was typed', async () => {
  const window = await signedIn('urban-acceptor', `/desk/repair-cases/${caseId}`);
  const { page } = window;
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: /^受\s*理$/ }).click();
  await page.getByRole('textbox', { name: '意见' }).fill('材料齐全，予以受理。');
  await endSession(window);
  await signsInAgain(window, 'urban-acceptor');
  expect(await page.getByRole('textbox', { name: '意见' }).inputValue()).toBe('材料齐全，予以受理。');
  await page.getByRole('button', { name: /^受\s*理$/ }).click();
  await untilStage(api.as('urban-acceptor'), caseId, 'verifying');
});

test('a page is not another person’s: who signs in beside somebody else finds their own', async () => {
  const window = await signedIn('urban-acceptor', '/desk/queue');
  const { page } = window;
  await page.clock.install();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  await endSession(window);
  await signsInAgain(window, 'urban-verifier');
  await page.locator('.shell-person').getByText('核查人').waitFor();
  expect(await page.locator('.shell-person').getByText('受理人').count()).toBe(0);
});

test('an enterprise whose session ends while it files signs in again and goes on where it was', async () => {
  const recordId = await freshRecord(api, enterprise, { ...plan, correctedOn: null });
  const { body } = await api.as(clerk).get(`/subjects/${enterprise.subjectId}/records/${recordId}`);
  const window = await signedIn(clerk, '/desk/enterprise/applications/new');
  const { page } = window;
  await page.clock.install();
  await page.reload();
  await page.getByRole('combobox', { name: '办理主体' }).fill(enterprise.name);
  await page.getByRole('combobox', { name: '办理主体' }).press('Enter');
  await page.getByRole('checkbox', { name: body.decisionNumber }).check();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('纠正日期（必填）').fill('2026-07-20');
  await endSession(window);
  const proof = { name: '缴款凭证.pdf', mimeType: 'application/pdf', buffer: pdf() };
  await page.getByLabel('上传纠正证明').setInputFiles(proof);
  await signsInAgain(window, clerk);
  expect(await page.getByLabel('纠正日期（必填）').inputValue()).toBe('2026-07-20');
  await again(page).last().click();
  await page.getByRole('link', { name: /缴款凭证\.pdf/ }).waitFor();
});

test('a line that is down, a system that fails and one that is silent are told apart, and asking again goes on', async () => {
  const { page, context } = await signedIn('urban-acceptor', '/desk/queue');
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  await context.setOffline(true);
  await page.getByText('网络已断开').waitFor();
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByText('网络已断开').waitFor({ state: 'detached' });

  const detail = '请稍后重试；如仍失败，请把编号request-1告知管理员。';
  const body = JSON.stringify({ code: 'internalError', title: '系统内部错误', detail });
  const failing = { status: 500, contentType: 'application/problem+json', body };
  await page.route(lists, (route) => route.fulfill(failing));
  await page.getByRole('link', { name: '事项' }).first().click();
  await alert(page, '系统内部错误').waitFor();
  await alert(page, detail).waitFor();
  await expectAccessible(page);

  // From now on nothing answers at all.
  await page.clock.install();
  const silence = page.waitForRequest(lists);
  await page.unrouteAll();
  await page.route(lists, () => undefined);
  await again(page).click();
  await silence;
  await page.clock.fastForward(31_000);
  await alert(page, '系统没有应答').waitFor();
  await page.unrouteAll();
  await again(page).click();
  await page.getByRole('table').first().waitFor();
});

test('what is not there and what one has no right to say so, and the page stays one', async () => {
  const { page } = await signedIn('urban-acceptor', '/desk/repair-cases/no-such-case');
  for (const [path, title] of [
    ['/desk/repair-cases/no-such-case', '没有找到该事项'],
    ['/desk/rules', '您的岗位不能办理该环节'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await alert(page, title).waitFor();
    // What is refused stays refused; what is not there may be on its way.
    expect(await again(page).count()).toBe(path === '/desk/rules' ? 0 : 1);
    await expectAccessible(page);
  }
});

test('without scripts a page says what it needs', async () => {
  for (const path of ['/', '/desk/']) {
    const { page } = await openWindow(undefined, { javaScriptEnabled: false });
    await page.goto(path);
    await page.locator('noscript').waitFor();
    expect(await page.locator('noscript').innerText()).toContain('需要 JavaScript');
  }
});

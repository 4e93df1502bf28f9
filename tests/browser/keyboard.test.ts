/** The desk without a mouse: an officer, a supervisor and an auditor do their main work with keys alone. */
import { beforeAll, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { act, clerk, enterpriseNumber, fileCase, freshRecords, offered, untilStage } from '../support/api-cases.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';
import { becomes, browserForFile, enterOn, expectAccessible, signedIn, tabTo } from './support/browser.ts';

browserForFile();

const api = connectApi(connect());
let enterprise: Enterprise;
/** One waits for its decision, one to be accepted. */
let deciding: string;
let accepting: string;

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 9);
  const recordIds = await freshRecords(api, enterprise, 2);
  [deciding = '', accepting = ''] = await Promise.all(
    recordIds.map((recordId) => fileCase(api, enterprise, { recordIds: [recordId] })),
  );
  await act(api.as('market-acceptor'), deciding, 'accept', { opinion: '予以受理。' });
  await untilStage(api.as(clerk), deciding, 'deciding');
  await offered(api.as('market-acceptor'), accepting, 'accept');
});

test('an officer finds a case in the queue, claims it, opens it and decides', async () => {
  const { page, complaints } = await signedIn('market-approver', '/desk/queue');
  const search = page.getByLabel('主体名称或代码');
  await search.waitFor();
  await tabTo(page, search);
  await page.keyboard.type(enterprise.name);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: new RegExp(`${enterprise.name}.*审批中`) });
  await row.first().waitFor();
  await page.keyboard.press('Tab');
  while (!(await page.locator('tr.current').innerText()).includes('审批中')) await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.getByText('已认领1项').waitFor();
  await page.locator('tr.current').filter({ hasText: /我/ }).waitFor();
  await enterOn(page, page.locator('tr.current').getByRole('link'));

  const decide = page.getByRole('button', { name: /^审\s*批$/ });
  await enterOn(page, decide);
  const granted = page.getByRole('radio', { name: '准予修复' });
  await granted.waitFor({ state: 'attached' });
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  expect(await granted.isChecked()).toBe(true);
  await enterOn(page, page.getByRole('button', { name: '符合修复条件。' }));
  await expectAccessible(page);
  await enterOn(page, decide);
  const asked = page.getByRole('dialog');
  await asked.getByText('决定作出后立即生效').waitFor();
  // A question takes the focus, and nothing behind it can be reached meanwhile.
  await enterOn(page, asked.getByRole('button', { name: /确\s*定/ }));
  await page.getByText('已审批').waitFor();
  await page.getByText('现在没有您可办的操作').waitFor();
  expect(complaints).toEqual([]);
});

test('a supervisor gives an item to somebody else', async () => {
  const { page, complaints } = await signedIn('market-supervisor', `/desk/repair-cases/${accepting}`);
  await enterOn(page, page.getByRole('button', { name: '改派（受理）' }));
  const dialog = page.getByRole('dialog', { name: '改派：受理' });
  const who = dialog.getByRole('combobox', { name: '改派给' });
  await who.waitFor();
  await tabTo(page, who);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('textbox', { name: '理由' }));
  await page.keyboard.type('原经办人休假。');
  await expectAccessible(page);
  await enterOn(page, dialog.getByRole('button', { name: /^改\s*派$/ }));
  await page.getByText('已改派').waitFor();
  await page.getByText(/已认领/).waitFor();
  expect(complaints).toEqual([]);
});

test('an auditor finds a case and has its history proved', async () => {
  const { page, complaints } = await signedIn('auditor-hn', '/desk/audit');
  const number = page.getByLabel('编号、文号或者代码');
  await number.waitFor();
  await tabTo(page, number);
  await page.keyboard.type(deciding);
  await page.keyboard.press('Enter');
  await enterOn(page, page.getByRole('link', { name: '信用修复事项' }).first());
  await page.getByText(/本浏览器已逐个核验：\d+个事件的哈希链完整/).waitFor();
  const details = page.getByText('原文和哈希').first();
  await enterOn(page, details);
  await page.getByText('（第一个事件）').waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('a page in the background asks nothing, asks when it is looked at again, and says what is new without taking the focus', async () => {
  const { page } = await signedIn('market-acceptor', '/desk/queue');
  const search = page.getByLabel('主体名称或代码');
  await search.fill('还没有输完');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.install();
  await becomes(page, 'hidden');
  await page.clock.fastForward('05:00');
  expect(asked.filter((path) => path.includes('/work-items'))).toEqual([]);

  const [recordId = ''] = await freshRecords(api, enterprise, 1);
  const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
  await offered(api.as('market-acceptor'), caseId, 'accept');
  await becomes(page, 'visible');
  await page
    .getByRole('log', { name: '最新动态' })
    .getByText(/待办现有\d+项/)
    .waitFor({ state: 'attached' });
  expect(await page.title()).toMatch(/^\(\d+\) 待办/);
  expect(await search.inputValue()).toBe('还没有输完');
  expect(await search.and(page.locator(':focus')).count()).toBe(1);
});

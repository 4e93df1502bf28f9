/** Officers at their desk: many items at once and one item alone, with another officer in the way. By keyboard: `keyboard.test.ts`. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { clerk, enterpriseNumber, fileCase, freshRecords, pathOf, untilStage } from '../support/api-cases.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';
import { browserForFile, expectAccessible, signedIn } from './support/browser.ts';

browserForFile();

const api = connectApi(connect());
let enterprise: Enterprise;
let caseIds: string[];

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 5);
  const recordIds = await freshRecords(api, enterprise, 4, {
    unitId: 'unit-hn-urban',
    sector: 'urbanManagement',
    confirmed: false,
  });
  caseIds = [];
  for (const recordId of recordIds) caseIds.push(await fileCase(api, enterprise, { recordIds: [recordId] }));
  for (const caseId of caseIds) await untilStage(api.as('urban-acceptor'), caseId, 'accepting');
});

/** Only this file's cases: other files leave theirs in the same queue. */
const searched = async (page: Page): Promise<void> => {
  await page.getByLabel('主体名称或代码').fill(enterprise.name);
  await page.getByLabel('主体名称或代码').press('Enter');
  await page
    .getByRole('row', { name: new RegExp(enterprise.name) })
    .first()
    .waitFor();
};

test('an acceptor takes many at once; the one withdrawn meanwhile is told apart, the rest go on', async () => {
  const { page, complaints } = await signedIn('urban-acceptor', '/desk/queue');
  await searched(page);
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: '全选' }).check();
  await page.getByRole('button', { name: '批量认领' }).click();
  await page.getByText(/已认领\d+项/).waitFor();

  await page.getByRole('checkbox', { name: '全选' }).check();
  await page.getByRole('button', { name: '批量受理' }).click();
  await page.getByRole('textbox').last().fill('材料齐全，符合受理条件。');
  const [withdrawn = ''] = caseIds;
  await api.as(clerk).post(pathOf(withdrawn, 'withdraw'), { reason: '暂不申请。' });
  await page.getByRole('button', { name: /^受理\d+项$/ }).click();
  const result = page.getByRole('dialog', { name: '办理结果' });
  await result.waitFor();
  await expectAccessible(page);
  expect(await result.getByText('未办', { exact: true }).count()).toBe(1);
  expect(await result.getByText('已办', { exact: true }).count()).toBeGreaterThanOrEqual(3);
  for (const caseId of caseIds.slice(1)) await untilStage(api.as('urban-acceptor'), caseId, 'verifying');
  expect(complaints).toEqual([]);
});

test('an officer verifies on one screen, with the history, its proof and the way through the stages beside it', async () => {
  const [, caseId = ''] = caseIds;
  const { page } = await signedIn('urban-verifier', `/desk/repair-cases/${caseId}`);
  await page.getByRole('heading', { level: 2, name: new RegExp(enterprise.name) }).waitFor();
  await page.getByText(/历史完整/).waitFor();
  await page.getByRole('tab', { name: '流程图' }).click();
  await page.getByRole('img', { name: '流程图：现处于核查中' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^核\s*查$/ }).click();
  await page.getByRole('button', { name: /^经核查，违法行为已纠正/ }).click();
  await page.getByRole('radio', { name: '是' }).check();
  await page.getByRole('textbox', { name: '说明' }).fill('义务已履行。');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^核\s*查$/ }).click();
  await page.getByText('已核查').waitFor();
});

test('the keys of the queue are listed for whoever asks', async () => {
  const { page } = await signedIn('urban-verifier', '/desk/queue');
  await page.getByRole('button', { name: '快捷键' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor({ state: 'hidden' });
});

test('what was typed stays when it is not complete, and when a colleague has taken the step meanwhile', async () => {
  const [, , caseId = ''] = caseIds;
  const { page } = await signedIn('urban-verifier');
  await page.clock.install();
  await page.goto(`/desk/repair-cases/${caseId}`);
  await page.getByRole('button', { name: /^核\s*查$/ }).click();
  await page.getByRole('textbox', { name: '意见' }).fill('我的意见');
  await page.getByRole('button', { name: /^核\s*查$/ }).click();
  await page.getByText('请填写').first().waitFor();
  expect(await page.getByRole('textbox', { name: '意见' }).inputValue()).toBe('我的意见');

  await api.as(clerk).post(pathOf(caseId, 'withdraw'), { reason: '暂不申请。' });
  await page.clock.fastForward('00:30');
  await page.getByRole('alert').getByText('现在不能办这一步了').waitFor();
  expect(await page.getByRole('textbox', { name: '意见' }).inputValue()).toBe('我的意见');
  expect(await page.getByRole('button', { name: /^核\s*查$/ }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^关\s*闭$/ }).click();
  await page.getByText('现在没有您可办的操作').waitFor();
});

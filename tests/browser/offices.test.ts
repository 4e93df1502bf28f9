/** Who looks over the work: the supervisor, the auditor, the administrator, each by their main path. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, test } from 'vitest';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { aggregatePk, eventSk } from '#shared/case-store/keys.ts';
import { connectApi } from '../support/api.ts';
import { enterpriseNumber, fileCase, freshRecords, untilStage } from '../support/api-cases.ts';
import { connect } from '../support/engine.ts';
import { browserForFile, expectAccessible, signedIn } from './support/browser.ts';

browserForFile();

const engine = connect();
const api = connectApi(engine);
let caseId: string;
let other: string;

beforeAll(async () => {
  const enterprise = await enterpriseNumber(api, 6);
  const plan = { unitId: 'unit-hn-urban', sector: 'urbanManagement', confirmed: false };
  const recordIds = await freshRecords(api, enterprise, 2, plan);
  [caseId = '', other = ''] = await Promise.all(
    recordIds.map((recordId) => fileCase(api, enterprise, { recordIds: [recordId] })),
  );
  for (const id of [caseId, other]) await untilStage(api.as('urban-acceptor'), id, 'accepting');
});

test('an auditor finds a case by its number and proves its history in the browser; a changed event is found', async () => {
  const { page, complaints } = await signedIn('auditor-hn', '/desk/audit');
  await page.getByLabel('编号、文号或者代码').fill(caseId);
  await page.getByRole('button', { name: /查\s*找/ }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: '信用修复事项' }).first().click();
  await page.getByText(/本浏览器已逐个核验：\d+个事件的哈希链完整/).waitFor();
  await expectAccessible(page);

  // Whoever can write to the table changes a word of the second event.
  await engine.db.send(
    new UpdateCommand({
      TableName: engine.tables.case,
      Key: { pk: aggregatePk(storedRepairCase.keyPrefix, other), sk: eventSk(2) },
      UpdateExpression: 'SET body = :body',
      ExpressionAttributeValues: { ':body': '{"forged":true}' },
    }),
  );
  await page.goto(`/desk/audit/repairCase/${other}`);
  await page.getByRole('alert').getByText('第2个事件被改动').waitFor();
  await page.getByText('内容与哈希不符').waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('a supervisor sees how much lies with whom, what did not arrive, and what stands still', async () => {
  const { page, complaints } = await signedIn('supervisor-hn', '/desk/supervision');
  await page.getByRole('table', { name: '各单位和各人的待办数量' }).waitFor();
  await expectAccessible(page);
  await page.goto('/desk/deliveries');
  await page.getByRole('radiogroup', { name: '投递状态' }).waitFor();
  await expectAccessible(page);
  await page.goto('/desk/standing');
  await page.getByRole('table', { name: '各队列的死信' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('an administrator sees what is assumed, and whom another value would touch, before anybody changes it', async () => {
  const { page, complaints } = await signedIn('admin-hn', '/desk/rules');
  await page.getByRole('button', { name: '预览改变' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('新值').fill('9');
  await dialog.getByRole('button', { name: /预\s*览/ }).click();
  await dialog.getByText(/只是预览，没有改变任何规则/).waitFor();
  await expectAccessible(page);
  for (const [path, table] of [
    ['/desk/directory', '单位'],
    ['/desk/calendar', '已载入的年份'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('table', { name: table }).waitFor();
    await expectAccessible(page);
  }
  expect(complaints).toEqual([]);
});

/** The auditor: finds a case, reads what each event changed, takes a package along that proves itself without the system, finds what was forged. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { aggregatePk, eventSk } from '#shared/case-store/keys.ts';
import { eventsPath, type Files } from '../../portal/evidence/manifest.ts';
import { unzipped, zipped } from '../../portal/evidence/zip.ts';
import { connectApi } from '../support/api.ts';
import {
  act,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecords,
  grants,
  offered,
  untilStage,
  upload,
} from '../support/api-cases.ts';
import { connect } from '../support/engine.ts';
import { browserForFile, expectAccessible, savedBy, signedIn } from './support/browser.ts';

browserForFile();

const engine = connect();
const api = connectApi(engine);
const folder = mkdtempSync(join(tmpdir(), 'xinxiu-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

let decided: string;
let open: string;

beforeAll(async () => {
  const enterprise = await enterpriseNumber(api, 6);
  const [first = '', second = ''] = await freshRecords(api, enterprise, 2);
  const documentId = await upload(api.as(clerk), enterprise.subjectId);
  decided = await fileCase(api, enterprise, { recordIds: [first], documentIds: [documentId] });
  open = await fileCase(api, enterprise, { recordIds: [second] });
  await act(api.as('market-acceptor'), decided, 'accept', { opinion: '予以受理。' });
  await offered(api.as('market-approver'), decided, 'decide');
  await act(api.as('market-approver'), decided, 'decide', { records: grants([first]) });
  await untilStage(api.as('market-acceptor'), open, 'accepting');
});

test('a decision is downloaded from the case, and only where there is one', async () => {
  const { page, complaints } = await signedIn('market-approver', `/desk/repair-cases/${decided}`);
  const button = page.getByRole('button', { name: '下载决定书' });
  const { name, content } = await savedBy(page, () => button.click());
  expect(name).toBe('decision.pdf');
  expect(content.subarray(0, 5).toString()).toBe('%PDF-');
  await page.goto(`/desk/repair-cases/${open}`);
  await page.getByRole('heading', { name: /受理中/ }).waitFor();
  expect(await button.count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('an auditor reads what each event changed and exports a package that proves itself to whoever has only a browser', async () => {
  const { page, context, complaints } = await signedIn('auditor-hn', '/desk/audit');
  await page.getByLabel('编号、文号或者代码').fill(decided);
  await page.getByRole('button', { name: /查\s*找/ }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: '信用修复事项' }).first().click();
  await page.getByText(/本浏览器已逐个核验：\d+个事件的哈希链完整/).waitFor();
  await expectAccessible(page);

  await page.getByRole('combobox', { name: '只看这些事件' }).fill('已决定');
  await page.getByTitle('已决定（1）', { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByText(/个事件中的1个/).waitFor();
  const decision = page.getByRole('list', { name: '按序的事件' }).getByRole('listitem');
  await decision.getByText('淮南市市场监督管理局 审批人').waitFor();
  await decision.getByText(/改变了\d+项内容/).waitFor();
  const outcome = decision.getByRole('row', { name: /第1项 · 结论/ });
  expect(await outcome.getByRole('cell').allTextContents()).toEqual(['待决定', '准予']);
  await decision.getByText(/^依据：/).waitFor();
  await expectAccessible(page);

  // By keyboard alone, from the button to the file.
  await page.getByRole('button', { name: '导出证据包' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '导出证据包' });
  await dialog.getByText('证据包须妥善保管').waitFor();
  await dialog.getByRole('checkbox', { name: /一并装入1份材料的文件。每一份的读取都会留痕/ }).focus();
  await page.keyboard.press('Space');
  await expectAccessible(page);
  const { name, content } = await savedBy(page, async () => {
    await dialog.getByRole('button', { name: /^导\s*出$/ }).focus();
    await page.keyboard.press('Enter');
  });
  expect(name).toBe(`evidence-${decided}.zip`);
  await dialog.getByText(/没有不符，\d+项一致/).waitFor();
  const digest = (await dialog.getByText(/^[0-9a-f]{64}$/).textContent()) ?? '';
  await expectAccessible(page);
  await page.reload();
  await page.getByRole('table', { name: '读取记录' }).getByText('查看材料').first().waitFor();
  expect(complaints).toEqual([]);

  const files = unzipped(content) ?? {};
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      'check.html',
      'timeline.html',
      'manifest.json',
      expect.stringMatching(/^decisions\/\d+\.pdf$/),
    ]),
  );
  expect(Object.keys(files).filter((path) => path.startsWith('documents/'))).toHaveLength(1);
  await checkedOffline(await context.newPage(), files, digest);
});

/** Where there is nothing but the package: it agrees as it is, and one byte changed names the very event. */
const checkedOffline = async (page: Page, files: Files, digest: string): Promise<void> => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()));
  const inFolder = (name: string, content: Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  await page.goto(pathToFileURL(inFolder('check.html', files['check.html'] ?? new Uint8Array())).href);
  await expectAccessible(page);
  await page.getByLabel('选择证据包').setInputFiles(inFolder('whole.zip', zipped(files)));
  await page.getByRole('heading', { name: /^没有不符，\d+项一致/ }).waitFor();
  await page.getByText(digest).waitFor();
  await expectAccessible(page);

  const lines = new TextDecoder().decode(files[eventsPath]).split('\n');
  const forged = lines.map((line, index) => (index === 2 ? line.replace('WorkItem', 'workItem') : line)).join('\n');
  const changed = { ...files, [eventsPath]: new TextEncoder().encode(forged) };
  await page.getByLabel('选择证据包').setInputFiles(inFolder('forged.zip', zipped(changed)));
  await page.getByRole('heading', { name: /^有2项不符/ }).waitFor();
  const wrong = page.getByRole('listitem').filter({ hasText: '不符' });
  await wrong.filter({ hasText: '文件 events.jsonl（事件原文）' }).waitFor();
  await wrong.filter({ hasText: '第3个事件：内容与哈希不符' }).waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
};

test('a changed event is found in the browser, and a package of that history says so', async () => {
  const { page, complaints } = await signedIn('auditor-hn', '/desk/audit');
  // Whoever can write to the table changes a word of the second event.
  await engine.db.send(
    new UpdateCommand({
      TableName: engine.tables.case,
      Key: { pk: aggregatePk(storedRepairCase.keyPrefix, open), sk: eventSk(2) },
      UpdateExpression: 'SET body = :body',
      ExpressionAttributeValues: { ':body': '{"forged":true}' },
    }),
  );
  await page.goto(`/desk/audit/repairCase/${open}`);
  await page.getByRole('alert').getByText('第2个事件被改动').waitFor();
  await page.getByText('内容与哈希不符').waitFor();
  await page.getByText('{"forged":true}').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '导出证据包' }).click();
  const dialog = page.getByRole('dialog', { name: '导出证据包' });
  await savedBy(page, () => dialog.getByRole('button', { name: /^导\s*出$/ }).click());
  await dialog.getByText('事件的哈希和前后相连：第2个事件：内容与哈希不符').waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

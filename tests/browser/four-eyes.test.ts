/** One case in the hands of several officers: by four eyes to the last receipt, and many decided at once with colleagues in the way. */
import { beforeAll, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import {
  act,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecords,
  grants,
  offered,
  pathOf,
  untilStage,
} from '../support/api-cases.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';
import { becomes, browserForFile, expectAccessible, signedIn } from './support/browser.ts';

browserForFile();

const api = connectApi(connect());
const both = api.as('market-both');
let enterprise: Enterprise;

beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 8);
});

test('who verified is not offered the decision; a second officer decides, and the enterprise sees every receipt without a reload', async () => {
  const [recordId = ''] = await freshRecords(api, enterprise, 1, { confirmed: false });
  const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
  const { applicationId } = (await untilStage(api.as(clerk), caseId, 'accepting')) as { applicationId: string };
  const address = `/desk/repair-cases/${caseId}`;
  const applicant = await signedIn(clerk, `/desk/enterprise/applications/${applicationId}`);
  await applicant.page.getByText('受理', { exact: true }).first().waitFor();

  const first = await signedIn('market-acceptor', address);
  await first.page.getByRole('button', { name: /^受\s*理$/ }).click();
  await first.page.getByRole('button', { name: '材料齐全，符合受理条件。' }).click();
  await first.page.getByRole('button', { name: /^受\s*理$/ }).click();
  await first.page.getByText('已受理').waitFor();

  const { page, complaints } = await signedIn('market-both', address);
  await page.getByRole('button', { name: '增加修复事项' }).click();
  await page.getByLabel('修复事项', { exact: true }).click();
  await page.getByTitle('专题培训').click();
  await page.getByRole('textbox', { name: '理由' }).fill('建议参加专题培训。');
  await expectAccessible(page);
  await page.getByRole('button', { name: '增加修复事项' }).click();
  await page.getByText('已增加修复事项').waitFor();
  await becomes(applicant.page, 'visible');
  await applicant.page.getByRole('heading', { name: '请您提交专题培训证书' }).waitFor();
  await act(api.as(clerk), caseId, 'submitStep', { certificateNumber: 'PX-2026-0008', issuedOn: '2026-10-10' });

  await page.getByRole('button', { name: '确认修复事项', exact: true }).click();
  await page.getByRole('button', { name: '确认修复事项', exact: true }).click();
  await page.getByText('已确认修复事项').waitFor();
  await page.getByRole('button', { name: /^核\s*查$/ }).click();
  await page.getByRole('button', { name: /^经核查，违法行为已纠正/ }).click();
  await page.getByRole('radio', { name: '是' }).check();
  await page.getByRole('button', { name: '义务已履行。', exact: true }).click();
  await page.getByRole('button', { name: /^核\s*查$/ }).click();
  await page.getByText('已核查').waitFor();

  // Holds the role, and is offered nothing; the API says the same to whoever tries.
  const item = await offered(api.as('market-approver'), caseId, 'decide');
  await becomes(page, 'visible');
  await page.getByText('审批中').first().waitFor();
  await page.getByRole('tab', { name: '经过' }).waitFor();
  expect(await page.getByRole('button', { name: /审\s*批/ }).count()).toBe(0);
  await expectAccessible(page);
  const tried = await both.post(pathOf(caseId, 'decide'), { ...item, records: grants([recordId]) });
  expect(tried).toMatchObject({ status: 403, body: { code: 'fourEyesViolated' } });

  const second = await signedIn('market-approver', address);
  await second.page.getByRole('button', { name: /^审\s*批$/ }).click();
  await second.page.getByText('准予修复', { exact: true }).click();
  await second.page.getByRole('button', { name: '符合修复条件。' }).click();
  await second.page.getByRole('button', { name: /^审\s*批$/ }).click();
  const asked = second.page.getByRole('dialog');
  await asked.getByText('决定作出后立即生效').waitFor();
  await expectAccessible(second.page);
  await asked.getByRole('button', { name: /确\s*定/ }).click();
  await second.page.getByText('已审批').waitFor();
  await untilStage(api.as(clerk), caseId, 'concluded');
  await second.page.getByRole('tab', { name: '平台回执' }).click();
  await second.page.getByText('已回执').first().waitFor();
  expect(await second.page.getByText('待回执').count()).toBe(0);

  // The applicant has only looked at the page again since the case was filed.
  await becomes(applicant.page, 'visible');
  await applicant.page.getByText('已办结').first().waitFor();
  // Case and application are asked for apart, so one may tell of it a moment before the other.
  await applicant.page.getByRole('log', { name: '最新动态' }).filter({ hasText: '已办结' }).waitFor();
  await applicant.page.getByRole('heading', { name: /平台回执\s*（(\d+)\/\1）/ }).waitFor();
  expect([...complaints, ...first.complaints, ...second.complaints, ...applicant.complaints]).toEqual([]);
}, 180_000);

test('four are decided at once: one that a colleague decided and one that a colleague claimed are told apart, the others done', async () => {
  const recordIds = await freshRecords(api, enterprise, 4);
  const caseIds: string[] = [];
  for (const recordId of recordIds) caseIds.push(await fileCase(api, enterprise, { recordIds: [recordId] }));
  for (const caseId of caseIds) await act(api.as('market-acceptor'), caseId, 'accept', { opinion: '予以受理。' });
  for (const caseId of caseIds) await untilStage(api.as(clerk), caseId, 'deciding');
  const [decided = '', claimed = '', ...free] = caseIds;

  const { page } = await signedIn('market-approver', '/desk/queue');
  await page.getByLabel('主体名称或代码').fill(enterprise.name);
  await page.getByLabel('主体名称或代码').press('Enter');
  const rows = page.getByRole('row', { name: new RegExp(enterprise.name) });
  await rows.nth(3).waitFor();
  await page.getByLabel('待办种类').click();
  await page.getByTitle('审批', { exact: true }).click();
  await page.getByRole('checkbox', { name: '全选' }).check();
  await page.getByRole('button', { name: '批量审批' }).click();
  await page.getByLabel('意见（用于所选各项）').fill('符合修复条件。');
  await expectAccessible(page);

  await act(both, decided, 'decide', { records: grants([recordIds[0] ?? '']) });
  const { itemId, itemVersion } = await offered(both, claimed, 'decide');
  expect((await both.post(`/work-items/${claimed}/${itemId}/claim`, { itemVersion })).status).toBe(200);
  await page.getByRole('button', { name: /^审批\d+项$/ }).click();
  const result = page.getByRole('dialog', { name: '办理结果' });
  await result.waitFor();
  await expectAccessible(page);
  const outcomes = await result.getByRole('listitem').allInnerTexts();
  const told = outcomes.filter((text) => text.startsWith('未办'));
  expect(told).toHaveLength(2);
  expect(outcomes.length).toBeGreaterThanOrEqual(4);
  expect(told.filter((text) => text.includes('已由他人办结，不必再办'))).toHaveLength(1);
  expect(told.filter((text) => /他人|同事|认领/.test(text) && !text.includes('已由他人办结'))).toHaveLength(1);
  await result.getByRole('button', { name: '知道了' }).click();
  for (const caseId of free) await untilStage(api.as(clerk), caseId, 'concluded');

  // What is left is the colleague's, by name.
  await rows.filter({ hasText: '冯双岗' }).first().waitFor();
});

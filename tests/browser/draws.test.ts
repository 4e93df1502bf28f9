/** A random inspection as the supervisor announces and holds it, as the office follows it, and as anybody checks it. */
import { beforeAll, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { act } from '../support/api-cases.ts';
import { matterContent } from '../support/commitment-world.ts';
import { connect, until } from '../support/engine.ts';
import { apply } from '../support/engine-commitments.ts';
import { type Enterprise, newEnterprise } from '../support/engine-records.ts';
import { browserForFile, expectAccessible, expectToFit, openWindow, phone, signedIn } from './support/browser.ts';

browserForFile();

const engine = connect();
const api = connectApi(engine);
const verifier = api.as('education-verifier');
let subject: Enterprise;

beforeAll(async () => {
  subject = await newEnterprise(engine);
  // A unit in which no other file grants anything.
  const content = matterContent({ unitId: 'unit-hn-education', decidedOnTheSpot: true });
  await (await apply(engine, subject, content)).untilStage('verifying');
});

test('announced with the digest of a seed, held with the seed, followed to the last inspection, drawn again by anybody', async () => {
  const { page, complaints } = await signedIn('supervisor-hn', '/desk/inspection-draws');
  await page.getByRole('link', { name: '公告抽查' }).click();
  await page.getByLabel('单位').fill('淮南市教育');
  await page.getByTitle(/^淮南市教育/).click();
  await page.getByRole('radio', { name: '件数' }).check();
  await page.getByRole('spinbutton', { name: '件数' }).fill('1');
  await page.getByRole('spinbutton', { name: '每件检查人员' }).fill('1');
  const seed = await page.getByRole('status', { name: '种子' }).innerText();
  expect(seed).toMatch(/^[0-9a-f]{64}$/);
  expect(await page.getByRole('button', { name: /^公\s*告$/ }).isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: /我已保存种子/ }).check();
  await page.getByRole('button', { name: /^公\s*告$/ }).click();
  await page.getByText('请填写').waitFor();
  await expectAccessible(page);
  await page.getByRole('group', { name: '检查人员名单' }).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: /^公\s*告$/ }).click();
  const announcing = page.getByRole('dialog', { name: '公告这次抽查？' });
  await announcing.getByText('不能更改').waitFor();
  await expectAccessible(page);
  await announcing.getByRole('button', { name: /^公\s*告$/ }).click();

  await page.getByRole('heading', { level: 2, name: /尚未抽取/ }).waitFor();
  const drawId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const open = await openWindow(phone);
  await open.page.goto(`/inspections/${drawId}`);
  await open.page.getByText('还没有抽取').waitFor();
  await expectAccessible(open.page);

  await page.getByLabel('种子', { exact: true }).fill(`${seed}0`);
  await page.getByText('与公告的摘要不一致').waitFor();
  expect(await page.getByRole('button', { name: /^抽\s*取$/ }).isDisabled()).toBe(true);
  await page.getByLabel('种子', { exact: true }).fill(` ${seed} `);
  await page.getByText('与公告的摘要一致').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^抽\s*取$/ }).click();
  const holding = page.getByRole('dialog', { name: '现在抽取？' });
  await holding.getByText('只能抽取一次').waitFor();
  await holding.getByRole('button', { name: /^抽\s*取$/ }).click();
  const drawn = page.getByRole('row', { name: /待检查/ });
  await drawn.waitFor();
  await page.getByRole('button', { name: '在浏览器中复算' }).click();
  await page.getByText('复算一致').waitFor();
  await expectAccessible(page);

  // Outside nobody learns more than the digest while an inspector may be on the way.
  const { selected, proofHash } = (await api.as('supervisor-hn').get(`/inspection-draws/${drawId}`)).body;
  await open.page.reload();
  await open.page.getByText(proofHash).waitFor();
  await open.page.getByText('正在检查', { exact: true }).waitFor();
  expect(await open.page.getByText(seed).count()).toBe(0);
  await open.page.goto('/inspections');
  await open.page.getByText('已抽取，正在检查').first().waitFor();
  await expectAccessible(open.page);

  const result = { outcome: 'kept', finding: '与承诺一致。', documentIds: [] };
  await act(verifier, selected[0].caseId, 'recordInspection', { result });
  await until('the proof to be public', async () => {
    const { body } = await api.call({ method: 'GET', path: `/public/inspection-draws/${drawId}` });
    return body.revealedAt ?? undefined;
  });
  await page.goto('/desk/inspection-draws');
  await page.getByRole('table', { name: '随机抽查' }).waitFor();
  await expectAccessible(page);
  await page
    .getByRole('row', { name: /淮南市教育.*证明已公开/ })
    .first()
    .getByRole('link')
    .click();
  await page.getByRole('row', { name: /符合承诺/ }).waitFor();
  await expectAccessible(page);

  await open.page.goto(`/inspections/${drawId}`);
  await open.page.getByText(seed).waitFor();
  expect(await open.page.getByText(subject.name).count()).toBe(0);
  await open.page.getByRole('button', { name: '在浏览器中复算' }).click();
  await open.page.getByText('复算一致').waitFor();
  await expectToFit(open.page);
  await expectAccessible(open.page);
  expect([...complaints, ...open.complaints]).toEqual([]);
});

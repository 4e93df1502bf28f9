/** Every page of every role, on a phone: what must hold of all of them, whatever they are about. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { clerk, enterpriseNumber, fileCase, freshRecord, untilStage } from '../support/api-cases.ts';
import { publishedMatter } from '../support/api-commitments.ts';
import { connect } from '../support/engine.ts';
import { browserForFile, expectAccessible, phone, signedIn } from './support/browser.ts';

browserForFile();

const api = connectApi(connect());
/** The thing that pages of one thing are looked at with. */
let ids: Readonly<Record<'case' | 'application' | 'matter', string>>;

beforeAll(async () => {
  const enterprise = await enterpriseNumber(api, 16);
  const plan = { unitId: 'unit-hn-urban', sector: 'urbanManagement' };
  const caseId = await fileCase(api, enterprise, { recordIds: [await freshRecord(api, enterprise, plan)] });
  const { applicationId } = await untilStage(api.as('urban-acceptor'), caseId, 'accepting');
  ids = { case: caseId, application: applicationId, matter: await publishedMatter(api) };
});

/** Parts of the component library that its style sheet does not know; each carries the name of the desk's variables. */
const unstyled = `(() => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map(({ cssText }) => cssText).join();
  const parts = [...document.querySelectorAll('.desk')].map(({ classList }) => classList[0]);
  return parts.filter((name) => !rules.includes('.' + name));
})()`;

/** Pages that several roles see are scanned once. */
const scanned = new Set<string>();

/** The page's title, after all that must hold of a page. */
const wholePage = async (page: Page): Promise<string> => {
  // A link keeps the focus until the new page is there and takes it.
  await expect
    .poll(() => page.evaluate('document.activeElement.tagName'), { message: 'the focus', timeout: 10_000 })
    .toBe('H1');
  await page.getByRole('status', { name: '正在加载' }).first().waitFor({ state: 'detached' });
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'nothing sticks out').toBe(true);
  expect(await page.evaluate(unstyled), 'parts without style').toEqual([]);
  const { pathname } = new URL(page.url());
  if (!scanned.has(pathname)) await expectAccessible(page);
  scanned.add(pathname);
  return page.title();
};

test.each([
  [
    clerk,
    [
      'enterprise/applications/new',
      'enterprise/applications/{application}',
      'enterprise/commitments/new',
      'enterprise/matters/{matter}',
    ],
  ],
  ['urban-acceptor', ['repair-cases/{case}']],
  ['supervisor-hn', []],
  ['auditor-hn', ['audit/repairCase/{case}', 'no-such-page']],
  ['admin-hn', []],
])('the pages of %s fit a phone, have their own titles, take the focus, and break no rule', async (user, more) => {
  const { page, complaints } = await signedIn(user, '/desk/', phone);
  const menu = page.getByRole('navigation', { name: '主菜单' }).getByRole('link');
  const titles: string[] = [];
  // The first one last: it is open already.
  for (const entry of (await menu.all()).reverse()) {
    await entry.click();
    await page.waitForURL(new RegExp(`${await entry.getAttribute('href')}$`));
    titles.push(await wholePage(page));
  }
  for (const path of more) {
    await page.goto(`/desk/${path.replace(/\{(\w+)\}/, (_, name: keyof typeof ids) => ids[name])}`);
    titles.push(await wholePage(page));
  }
  expect(new Set(titles).size, titles.join()).toBe(titles.length);
  // Among them every breach of the security policy: the pages run under the very headers of the cloud.
  expect(complaints).toEqual([]);
});

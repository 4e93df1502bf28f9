/**
 * `npm run screenshots`: the main screens of the running system, as pictures for README and docs. Run it on a fresh system after
 * `npm run demo`, so that there is something to see; the pictures are looked at before they are kept.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { browserArguments, browserProgram } from './lib/browser.ts';
import { readInfo } from './lib/info.ts';
import { currentInstance, root } from './lib/instance.ts';
import { main, step, Trouble } from './lib/say.ts';
import { samplePassword } from './sample/world.ts';

interface Screen {
  readonly name: string;
  readonly user?: string;
  readonly path: string;
  readonly width?: number;
  /** What is done before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

const first =
  (name: RegExp) =>
  (page: Page): Promise<void> =>
    page
      .getByRole('link', { name })
      .first()
      .click()
      .catch(() => {
        throw new Trouble('系统里还没有可以拍的事项：请先运行 npm run demo，再重试。');
      });

const screens: readonly Screen[] = [
  { name: 'public-search', path: '/' },
  { name: 'public-guide', path: '/repair' },
  { name: 'public-matters', path: '/matters' },
  { name: 'enterprise-records', user: 'clerk-zhang', path: '/desk/enterprise/records' },
  { name: 'enterprise-filing-phone', user: 'clerk-zhang', path: '/desk/enterprise/applications/new', width: 390 },
  {
    name: 'enterprise-progress',
    user: 'clerk-zhang',
    path: '/desk/enterprise/applications',
    before: first(/提交，/),
  },
  { name: 'approver-queue', user: 'market-verifier', path: '/desk/queue' },
  { name: 'approver-case', user: 'market-approver', path: '/desk/cases', before: first(/公司|厂|店/) },
  {
    name: 'auditor-history',
    user: 'auditor-hn',
    path: '/desk/cases',
    before: async (page) => {
      await first(/公司|厂|店/)(page);
      await page.waitForURL(/repair-cases/);
      await page.goto(page.url().replace('repair-cases', 'audit/repairCase'));
      await page.getByText(/哈希链完整/).waitFor();
    },
  },
  { name: 'supervisor', user: 'supervisor-hn', path: '/desk/supervision' },
  { name: 'administrator-rules', user: 'admin-hn', path: '/desk/rules' },
];

const signIn = async (page: Page, username: string): Promise<void> => {
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(samplePassword);
  await page.locator('[type=submit]').click();
  await page.getByRole('button', { name: '退出' }).waitFor();
};

const take = async (browser: Browser, baseURL: string, screen: Screen): Promise<void> => {
  const viewport = { width: screen.width ?? 1280, height: 800 };
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport });
  const page = await context.newPage();
  await page.goto(screen.path);
  if (screen.user !== undefined) await signIn(page, screen.user);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await screen.before?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(root, 'docs', 'screenshots', `${screen.name}.png`) });
  await context.close();
};

await main(async () => {
  const program = browserProgram();
  if (program === null)
    throw new Trouble('没有找到 Chromium：请安装后重试（Debian：apt install chromium fonts-wqy-zenhei）。');
  const { portalUrl } = readInfo(currentInstance());
  mkdirSync(join(root, 'docs', 'screenshots'), { recursive: true });
  const browser = await chromium.launch({ executablePath: program, args: [...browserArguments] });
  try {
    for (const screen of screens) {
      await take(browser, portalUrl, screen);
      step(`docs/screenshots/${screen.name}.png`);
    }
  } finally {
    await browser.close();
  }
});

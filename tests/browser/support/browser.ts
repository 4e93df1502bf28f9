/** A real browser on the running system's pages, and people signing in as they would. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { browserArguments, browserProgram } from '../../../scripts/lib/browser.ts';
import { readInfo } from '../../../scripts/lib/info.ts';
import { currentInstance } from '../../../scripts/lib/instance.ts';
import { samplePassword } from '../../../scripts/sample/world.ts';

export const portalUrl = (): string => readInfo(currentInstance()).portalUrl;

let browser: Browser | undefined;

/** Call once per file, at its top. */
export const browserForFile = (): void => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserProgram() ?? '', args: browserArguments });
  });
  afterAll(() => browser?.close());
};

export const phone = { width: 390, height: 844 };

/** A window of somebody's own: nothing is shared with another one. What the page complains of fails the test that calls `quiet`. */
export const openWindow = async (
  viewport = { width: 1366, height: 860 },
  more: BrowserContextOptions = {},
): Promise<Window> => {
  if (browser === undefined) throw new Error('browserForFile() was not called');
  const context = await browser.newContext({
    baseURL: portalUrl(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    viewport,
    ...more,
  });
  const page = await context.newPage();
  // A busy machine is no fault of a page.
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
};

export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

/** Goes to a page of the desk and signs in on the sign-in page that comes first. */
export const signedIn = async (
  username: string,
  path = '/desk/',
  viewport?: { width: number; height: number },
): Promise<Window> => {
  const window = await openWindow(viewport);
  const { page } = window;
  await page.goto(path);
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(samplePassword);
  await page.locator('[type=submit]').click();
  await page.waitForURL((url) => url.href.startsWith(portalUrl()) && url.pathname !== '/callback');
  await page.getByRole('button', { name: '退出' }).waitFor();
  // The question whether somebody was signed in already is answered with 401 the first time, which the browser notes.
  window.complaints.length = 0;
  return window;
};

/** What the browser saves when somebody presses that button, and the file's name. */
export const savedBy = async (page: Page, press: () => Promise<void>): Promise<{ name: string; content: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
};

/** No violation of WCAG 2.2 AA that a machine can find, in the page as it is now. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(found).toEqual([]);
};

/** Nothing sticks out to the side, so nobody has to scroll in two directions. */
export const expectToFit = async (page: Page): Promise<void> => {
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
};

/** Where people who use no mouse get with the Tab key. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error('the keyboard does not reach it');
};

/** Gets there with the Tab key and presses Enter on it. */
export const enterOn = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  await tabTo(page, target);
  await page.keyboard.press('Enter');
};

/** What a browser tells a page when its window is put away or looked at again. */
export const becomes = (page: Page, state: 'hidden' | 'visible'): Promise<unknown> =>
  page.evaluate(
    `Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
     document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`,
  );

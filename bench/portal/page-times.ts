/** How long pages take on a processor four times slower than this one, in a browser that has nothing of them yet. */
import type { Browser, BrowserContext } from 'playwright-core';
import { samplePassword } from '../../scripts/sample/world.ts';
import { median, rounded } from '../lib/figures.ts';

const slowdown = 4;
const rounds = 5;
const phone = { width: 390, height: 844 };

/** Runs in the page before anything of it: text, because this room knows no browser. */
const observe = `
  window.measured = { largest: 0, blocking: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) measured.largest = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) measured.blocking += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
`;

interface Measured {
  readonly largest: number;
  readonly blocking: number;
}

export interface PageTimes {
  readonly page: string;
  /** Largest contentful paint and total blocking time, medians in milliseconds. */
  readonly largestPaintMs: number;
  readonly blockingMs: number;
}

const once = async (context: BrowserContext, address: string): Promise<Measured> => {
  const page = await context.newPage();
  try {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(observe);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    return await page.evaluate<Measured>('measured');
  } finally {
    await page.close();
  }
};

/** Medians of each page, turn by turn, so that whatever else the machine does meets all of them alike. */
export const timesOf = async (
  context: BrowserContext,
  pages: Readonly<Record<string, string>>,
): Promise<PageTimes[]> => {
  const measured = new Map(Object.keys(pages).map((name): [string, Measured[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, address] of Object.entries(pages)) measured.get(name)?.push(await once(context, address));
  return [...measured].map(([page, times]) => ({
    page,
    largestPaintMs: rounded(median(times.map(({ largest }) => largest)), 0),
    blockingMs: rounded(median(times.map(({ blocking }) => blocking)), 0),
  }));
};

/** A phone with nobody signed in. */
export const stranger = (browser: Browser, baseURL: string): Promise<BrowserContext> =>
  browser.newContext({ baseURL, viewport: phone, locale: 'zh-CN' });

/** An office's screen with somebody signed in. */
export const signedIn = async (browser: Browser, baseURL: string, username: string): Promise<BrowserContext> => {
  const context = await browser.newContext({ baseURL, viewport: { width: 1366, height: 860 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto('/desk/');
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(samplePassword);
  await page.locator('[type=submit]').click();
  await page.getByRole('button', { name: '退出' }).waitFor();
  await page.close();
  return context;
};

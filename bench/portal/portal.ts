/** The portal: what its two entries weigh, and how soon their main pages are there on a slow processor. */
import { chromium } from 'playwright-core';
import { browserArguments, browserProgram } from '../../scripts/lib/browser.ts';
import { print, step, Trouble } from '../../scripts/lib/say.ts';
import type { System } from '../engine/system.ts';
import { table } from '../lib/figures.ts';
import { type PageTimes, signedIn, stranger, timesOf } from './page-times.ts';
import { type Weight, weights } from './weights.ts';

/** What the web's own measure calls good (web.dev/vitals, Lighthouse). */
const goals = { largestPaintMs: 2500, blockingMs: 200 } as const;

interface MeasuredPage extends PageTimes {
  readonly reached: boolean;
}

/** Measures weights and times and prints both tables. */
export const measurePortal = async ({
  info: { portalUrl },
}: Pick<System, 'info'>): Promise<{
  readonly goals: typeof goals;
  readonly entries: readonly Weight[];
  readonly pages: readonly MeasuredPage[];
}> => {
  const entries = weights();
  print(weightTable(entries));
  step('页面：处理器放慢 4 倍，不用缓存，各 5 次，取中位数');
  const pages = (await times(portalUrl)).map((one) => ({
    ...one,
    reached: one.largestPaintMs <= goals.largestPaintMs && one.blockingMs <= goals.blockingMs,
  }));
  print(timeTable(pages));
  return { goals, entries, pages };
};

const times = async (portalUrl: string): Promise<PageTimes[]> => {
  const executablePath = browserProgram();
  if (executablePath === null) throw new Trouble('没有找到 Chromium，不能测量页面：请安装后重新运行。');
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const open = await timesOf(await stranger(browser, portalUrl), await openPages(portalUrl));
    const desk = await timesOf(await signedIn(browser, portalUrl, 'market-verifier'), { 工作台首页: '/desk/' });
    return [...open, ...desk];
  } finally {
    await browser.close();
  }
};

const openPages = async (portalUrl: string): Promise<Record<string, string>> => {
  const name = new URLSearchParams({ name: '淮南市' });
  const answer = await fetch(`${portalUrl}/api/public/records?${name}`);
  const { entries } = (await answer.json()) as { entries: { code: string; decisionNumber: string }[] };
  const [record] = entries;
  if (record === undefined) throw new Error('the sample world publishes no record');
  return {
    首页: '/',
    查询结果: `/search?${name}`,
    失信信息: `/record?${new URLSearchParams({ code: record.code, number: record.decisionNumber })}`,
    怎样修复: '/repair',
    办事目录: '/matters',
  };
};

const yes = (reached: boolean): string => (reached ? '是' : '否');

const titles = { open: '公开页面', desk: '工作台' } as const;

const weightTable = (entries: readonly Weight[]): string =>
  table(
    ['首次加载（gzip）', '脚本 KB', '目标', '样式 KB', '文件', '达标'],
    entries.map(({ entry, script, goal, style, files, reached }) => [
      titles[entry],
      script,
      `≤ ${goal}`,
      style,
      files,
      yes(reached),
    ]),
  );

const timeTable = (pages: readonly MeasuredPage[]): string =>
  table(
    ['页面', '最大内容绘制 ms', '总阻塞 ms', '达标'],
    pages.map(({ page, largestPaintMs, blockingMs, reached }) => [page, largestPaintMs, blockingMs, yes(reached)]),
  );

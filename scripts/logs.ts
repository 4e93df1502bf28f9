/** `npm run logs [-- [function] [-f]]`: what the functions wrote, oldest first; -f goes on following. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  type FilteredLogEvent,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientOf } from './lib/aws.ts';
import { engineReady } from './lib/engine.ts';
import { currentInstance } from './lib/instance.ts';
import { main, print, Trouble } from './lib/say.ts';

interface Line extends FilteredLogEvent {
  readonly group: string;
}

async function groupNames(client: CloudWatchLogsClient): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateDescribeLogGroups({ client }, {})) {
    names.push(...(page.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []));
  }
  return names;
}

/** Log lines since an instant (milliseconds) whose ids were not shown yet, in order of time. */
async function newLines(client: CloudWatchLogsClient, groups: readonly string[], since: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const group of groups) {
    for await (const page of paginateFilterLogEvents({ client }, { logGroupName: group, startTime: since })) {
      lines.push(...(page.events ?? []).map((event) => ({ ...event, group })));
    }
  }
  return lines.sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
}

/** The readable part of a log group's name. */
const shortName = (group: string): string => group.split('/').at(-1) ?? group;

function show({ group, timestamp = 0, message = '' }: Line): void {
  print(`${new Date(timestamp).toISOString()} ${shortName(group)} ${message.trimEnd()}`);
}

async function selectGroups(client: CloudWatchLogsClient, wanted: string | undefined): Promise<string[]> {
  const all = await groupNames(client);
  if (wanted === undefined) return all;
  const chosen = all.filter((name) => name.toLowerCase().includes(wanted.toLowerCase()));
  if (chosen.length === 0)
    throw new Trouble(`没有名称含“${wanted}”的函数日志，现有：${all.map(shortName).join('、')}。`);
  return chosen;
}

async function follow(client: CloudWatchLogsClient, wanted: string | undefined, shown: Set<string>): Promise<never> {
  for (;;) {
    await pause(1_000);
    // A line carries the end time of its invocation; half a minute back covers those that were still running.
    const lines = await newLines(client, await selectGroups(client, wanted), Date.now() - 30_000);
    for (const line of lines) {
      const id = lineId(line);
      if (!shown.has(id)) show(line);
      shown.add(id);
    }
  }
}

const lineId = (line: Line): string => `${line.group} ${line.eventId ?? `${line.timestamp} ${line.message}`}`;

await main(async () => {
  const instance = currentInstance();
  const args = process.argv.slice(2);
  const wanted = args.find((arg) => !arg.startsWith('-'));
  if (!(await engineReady(instance))) throw new Trouble('系统没有在运行：请先运行 npm start。');
  const client = new CloudWatchLogsClient(clientOf(instance));
  const lines = await newLines(client, await selectGroups(client, wanted), 0);
  for (const line of lines) show(line);
  if (args.includes('-f')) await follow(client, wanted, new Set(lines.map(lineId)));
});

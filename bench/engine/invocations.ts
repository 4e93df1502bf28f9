/** What Lambda reports of every invocation at its end, read from the functions' logs. */
import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { shortName } from './recorder.ts';
import type { System } from './system.ts';

export interface Invocations {
  /** E.g. `events-driver`. */
  readonly function: string;
  readonly count: number;
  readonly billedMs: number;
  readonly memoryMb: number;
  /** As the log service bills it: the text and 26 bytes for each line. */
  readonly logBytes: number;
}

/** Run by the clock whether there are cases or not; what they cost is no case's. */
const byTheClock = [
  'events-reconciler',
  'events-due-sweep',
  'events-auto-stop',
  'events-checkpoint',
  'delivery-sweep',
  'ingest-import',
];
export const isOfCases = (name: string): boolean => !byTheClock.includes(name);

const report = /^REPORT .*Billed Duration: (?<ms>\d+) ms\s+Memory Size: (?<mb>\d+) MB/;

/** Invocations that ended from `since` on (milliseconds), of functions that work for cases. */
export const invocationsSince = async (system: System, since: number): Promise<Invocations[]> => {
  const client = new CloudWatchLogsClient(system.client);
  const names = Object.values(system.info.functions).filter((name) => isOfCases(shortName(name)));
  const all = await Promise.all(names.map((name) => ofFunction(client, name, since)));
  return all.filter(({ count }) => count > 0);
};

const ofFunction = async (client: CloudWatchLogsClient, name: string, since: number): Promise<Invocations> => {
  const found = { count: 0, billedMs: 0, memoryMb: 0, logBytes: 0 };
  const query = { logGroupName: `/aws/lambda/${name}`, startTime: since };
  for await (const { events = [] } of paginateFilterLogEvents({ client }, query))
    for (const { message = '' } of events) {
      found.logBytes += Buffer.byteLength(message) + 26;
      const { ms, mb } = report.exec(message)?.groups ?? {};
      if (ms === undefined) continue;
      found.count += 1;
      found.billedMs += Number(ms);
      found.memoryMb = Number(mb);
    }
  return { function: shortName(name), ...found };
};

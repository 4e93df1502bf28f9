/**
 * What handling a command costs in this process: parse, identify, authorise, fold, decide, seal, plan the writes, serialise the answer.
 * The floor is SHA-256 and JSON of the very same bytes: request, rows read and written, events, answer.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { openItems } from '#domain/kernel/work-items.ts';
import { print, step } from '../../scripts/lib/say.ts';
import type { Journey, Person, Sent } from '../journeys/journey.ts';
import { journeys } from '../journeys/journeys.ts';
import { median, percentile, rounded, sum, table } from '../lib/figures.ts';
import { openSystem } from './machine.ts';

const warmUp = 150;
const measuredCases = 500;

interface Timed {
  readonly command: string;
  readonly micros: number;
  readonly floorMicros: number;
  readonly bytes: number;
}

interface Figure {
  readonly command: string;
  readonly p50: number;
  readonly p95: number;
  readonly floorP50: number;
  readonly floorP95: number;
  readonly ratio: number;
  /** Median bytes of JSON that both handle. */
  readonly bytes: number;
}

interface Measured {
  readonly kind: Journey['kind'];
  readonly label: string;
  readonly commands: readonly Figure[];
}

/** Measures the commands that bring a case of each kind to its end and prints the table. All times in microseconds. */
export const measureCommands = async (): Promise<{ readonly cases: number; readonly kinds: Measured[] }> => {
  const kinds: Measured[] = [];
  for (const journey of journeys) kinds.push(await measureKind(journey));
  print(tableOf(kinds));
  return { cases: measuredCases, kinds };
};

const measureKind = async (journey: Journey): Promise<Measured> => {
  const { kind, label } = journey;
  step(`命令处理：内存中 ${measuredCases} 件完整的${label}，预热 ${warmUp} 件`);
  const system = openSystem(journey);
  const times: Timed[] = [];
  for (let n = 1; n <= warmUp + measuredCases; n += 1) {
    const one = await timeCase(system, journey, n);
    if (n > warmUp) times.push(...one);
    system.forget();
    if (n % 200 === 0) step(`${n} 件`);
  }
  const names = [...new Set(times.map(({ command }) => command))];
  const figures = names.map((name) =>
    figure(
      name,
      times.filter(({ command }) => command === name),
    ),
  );
  return { kind, label, commands: figures };
};

const figure = (command: string, times: readonly Timed[]): Figure => {
  const [own, floor] = [times.map((t) => t.micros), times.map((t) => t.floorMicros)];
  return {
    command,
    p50: rounded(median(own), 0),
    p95: rounded(percentile(own, 0.95), 0),
    floorP50: rounded(median(floor), 0),
    floorP95: rounded(percentile(floor, 0.95), 0),
    ratio: rounded(median(own) / median(floor)),
    bytes: median(times.map((t) => t.bytes)),
  };
};

type System = ReturnType<typeof openSystem>;

/** One case from its first request to its end; the system's own steps in between run, but are not timed. */
const timeCase = async (system: System, { prepare, caseIdOf, end }: Journey, n: number): Promise<Timed[]> => {
  const { opening, answerTo } = await prepare(system.wiring, 'C', n);
  const opened = await timed(system, 201, 'applicant', opening);
  const caseId = caseIdOf(JSON.parse(opened.answer)) ?? '';
  const times = [opened.timed];
  for (let state = await system.bringOn(caseId); state.stage !== end; state = await system.bringOn(caseId)) {
    const [next] = openItems(state.items).flatMap((item) => askedBy(item, answerTo(item)));
    if (next === undefined) throw new Error(`case ${caseId} waits in ${state.stage}, and nobody has anything to do`);
    times.push((await timed(system, 200, next.person, next.sent)).timed);
  }
  return times;
};

const askedBy = ({ role }: WorkItem, sent: Sent | undefined) =>
  sent === undefined ? [] : [{ person: role as Person, sent }];

const timed = async (
  system: System,
  status: number,
  person: Person,
  sent: Sent,
): Promise<{ readonly timed: Timed; readonly answer: string }> => {
  const body = JSON.stringify(sent.body);
  const key = randomUUID();
  const seen = system.watch();
  const started = performance.now();
  const answer = await system.request({ path: sent.path, body, person, key });
  const micros = (performance.now() - started) * 1000;
  if (answer.statusCode !== status) throw new Error(`${sent.path}: ${answer.statusCode} ${answer.body}`);
  const { read, written } = seen();
  const floor = floorOf([body, ...read], [...written, answer.body]);
  return { timed: { command: sent.name, micros, ...floor }, answer: answer.body };
};

/** The floor: what comes in is parsed, what goes out is serialised, and every event's body goes through SHA-256 once. */
const floorOf = (incoming: readonly string[], outgoing: readonly string[]): Pick<Timed, 'floorMicros' | 'bytes'> => {
  const values = outgoing.map((text) => JSON.parse(text) as { readonly body?: string });
  const started = performance.now();
  const parsed = incoming.map((text) => JSON.parse(text) as unknown);
  const texts = values.map((value) => JSON.stringify(value));
  const hashes = values.map(({ body }) => (body === undefined ? '' : createHash('sha256').update(body).digest('hex')));
  const floorMicros = (performance.now() - started) * 1000;
  // Named here so that no part of the floor can be thought away by the compiler.
  if (parsed.length + texts.length + hashes.length === 0) throw new Error('nothing was handled');
  return { floorMicros, bytes: sum([...incoming, ...outgoing].map((text) => Buffer.byteLength(text))) };
};

const tableOf = (kinds: readonly Measured[]): string =>
  table(
    ['命令', 'p50 µs', 'p95 µs', '对照 p50', '对照 p95', '比值', '字节'],
    kinds.flatMap(({ label, commands }) =>
      commands.map((c) => [
        `${label} ${c.command}`,
        ...[c.p50, c.p95, c.floorP50, c.floorP95, c.ratio.toFixed(1), c.bytes],
      ]),
    ),
  );

/**
 * What handling a command costs in this process: parse, identify, authorise, fold, decide, seal, plan the writes, serialise the answer.
 * The floor is SHA-256 and JSON of the very same bytes: request, rows read and written, events, answer.
 */
import { createHash, randomUUID } from 'node:crypto';
import { repairApplication } from '#domain/application/application.ts';
import { openItems } from '#domain/kernel/work-items.ts';
import { print, step } from '../../scripts/lib/say.ts';
import { median, percentile, rounded, sum, table } from '../lib/figures.ts';
import { type Action, actionOn, filingOf, registerRecord } from '../lib/filing.ts';
import { openSystem, type Sent } from './machine.ts';

const warmUp = 150;
const measuredCases = 500;

type Name = 'file' | Action['name'];
const names: readonly Name[] = ['file', 'accept', 'verify', 'decide'];

interface Timed {
  readonly micros: number;
  readonly floorMicros: number;
  readonly bytes: number;
}

interface Figure {
  readonly command: Name;
  readonly p50: number;
  readonly p95: number;
  readonly floorP50: number;
  readonly floorP95: number;
  readonly ratio: number;
  /** Median bytes of JSON that both handle. */
  readonly bytes: number;
}

/** Measures the four commands that bring a case to its end and prints the table. All times in microseconds. */
export const measureCommands = async (): Promise<{ readonly cases: number; readonly commands: Figure[] }> => {
  step(`命令处理：内存中 ${measuredCases} 件完整办理，预热 ${warmUp} 件`);
  const system = openSystem();
  const times: Record<Name, Timed[]> = { file: [], accept: [], verify: [], decide: [] };
  for (let n = 1; n <= warmUp + measuredCases; n += 1) {
    const one = await timeCase(system, n);
    if (n > warmUp) for (const name of names) times[name].push(one[name]);
    system.tables.forget((pk) => /^(SUBJECT|PRINCIPAL)#/.test(pk));
    if (n % 200 === 0) step(`${n} 件`);
  }
  const commands = names.map((name) => figure(name, times[name]));
  print(tableOf(commands));
  return { cases: measuredCases, commands };
};

const figure = (command: Name, times: readonly Timed[]): Figure => {
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

/** One case from filing to its end; the system's own steps in between run, but are not timed. */
const timeCase = async (system: System, n: number): Promise<Record<Name, Timed>> => {
  const record = await registerRecord(system.wiring, 'C', n);
  const filing = JSON.stringify(filingOf(record));
  const file = await timed(system, 201, { path: '/applications', body: filing, ...by('applicant') });
  const [planned] = (await applicationOf(system, file.answer)).cases;
  const caseId = planned?.caseId ?? '';
  await system.settle();
  const accept = await timedAction(system, caseId, 'acceptor');
  const verify = await timedAction(system, caseId, 'verifier');
  await system.confirmPublication(caseId);
  await system.settle();
  const decide = await timedAction(system, caseId, 'approver');
  await system.completeEffects(caseId, record.recordId);
  await system.settle();
  const { stage } = await system.stateOf(caseId);
  if (stage !== 'concluded') throw new Error(`case ${caseId} ended in ${stage}`);
  return { file: file.timed, accept, verify, decide };
};

const by = (role: string): Pick<Sent, 'principalId' | 'key'> => ({ principalId: `bench-${role}`, key: randomUUID() });

const applicationOf = async ({ wiring }: System, answer: string) => {
  const { applicationId } = JSON.parse(answer) as { applicationId: string };
  return (await wiring.reader.load(repairApplication, applicationId)).state;
};

const timedAction = async (system: System, caseId: string, role: string): Promise<Timed> => {
  const state = await system.stateOf(caseId);
  const item = openItems(state.items).find((one) => one.role === role);
  const action =
    item &&
    actionOn(
      item,
      state.records.map((record) => record.recordId),
    );
  if (action === undefined) throw new Error(`nothing to do for the ${role} in ${state.stage}`);
  const path = `/repair-cases/${caseId}/${action.name}`;
  const done = await timed(system, 200, { path, body: JSON.stringify(action.body), ...by(role) });
  await system.settle();
  return done.timed;
};

const timed = async (
  system: System,
  status: number,
  sent: Sent,
): Promise<{ readonly timed: Timed; readonly answer: string }> => {
  system.tables.traffic();
  const started = performance.now();
  const answer = await system.request(sent);
  const micros = (performance.now() - started) * 1000;
  if (answer.statusCode !== status) throw new Error(`${sent.path}: ${answer.statusCode} ${answer.body}`);
  const { read, written } = system.tables.traffic();
  const floor = floorOf([sent.body, ...read], [...written, answer.body]);
  return { timed: { micros, ...floor }, answer: answer.body };
};

/** The floor: what comes in is parsed, what goes out is serialised, and every event's body goes through SHA-256 once. */
const floorOf = (incoming: readonly string[], outgoing: readonly string[]): Omit<Timed, 'micros'> => {
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

const tableOf = (commands: readonly Figure[]): string =>
  table(
    ['命令', 'p50 µs', 'p95 µs', '对照 p50', '对照 p95', '比值', '字节'],
    commands.map((c) => [c.command, c.p50, c.p95, c.floorP50, c.floorP95, c.ratio.toFixed(1), c.bytes]),
  );

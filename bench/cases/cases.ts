/** Full cases per second against the bare chain, turn by turn in the same engine. */
import { print, step } from '../../scripts/lib/say.ts';
import { invocationsSince } from '../engine/invocations.ts';
import { prepare, runCases } from '../engine/office.ts';
import { type Recorded, settled } from '../engine/recorded.ts';
import type { System } from '../engine/system.ts';
import { writesOf } from '../engine/table-units.ts';
import type { Journey } from '../journeys/journey.ts';
import { rounded, sum, table } from '../lib/figures.ts';
import { withBareChain } from './bare-chain.ts';

const atOnce = 30;
/** As many as are measured: a process of each function that serves them has run its code often enough to have it compiled. */
const warmUp = atOnce;
const rounds = 3;
const goal = 0.7;

interface Throughput {
  readonly cases: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** Measures each kind and prints. `recorded` says what a case of it writes. */
export const measureCases = async (system: System, recorded: readonly Recorded[]) => {
  const kinds = [];
  for (const one of recorded) kinds.push(await measureKind(system, one));
  return { atOnce, goal, kinds };
};

const measureKind = async (system: System, recorded: Recorded) => {
  const { journey } = recorded;
  const { kind, label, enterStage } = journey;
  step(`完整的${label}：每轮 ${atOnce} 件同时办理，与等步数、等写入的空链交替 ${rounds} 轮`);
  await runCases(system, journey, await prepare(system, journey, 'W', warmUp));
  const since = Date.now();
  const real = [await timeCases(system, journey, 1)];
  await settled();
  const invocations = sum((await invocationsSince(system, since)).map(({ count }) => count));
  const steps = Math.round(invocations / atOnce);
  const waits = Math.round(callsOf(recorded, enterStage, 'TransactWriteItems') / recorded.cases);
  const writes = recorded.calls.filter(
    ({ operation, input, status }) => status === 200 && writesOf(operation, input).length > 0,
  );
  const bare: Throughput[] = [];
  const shown = recorded.shown[system.tables.case] ?? {};
  const shape = { name: `bench-bare-${kind}`, steps, waits, writes, cases: recorded.cases, shown };
  await withBareChain(system, shape, async (run) => {
    await run(warmUp);
    bare.push(throughput(await run(atOnce)));
    for (let round = 2; round <= rounds; round += 1) {
      real.push(await timeCases(system, journey, round));
      bare.push(throughput(await run(atOnce)));
    }
  });
  const ratio = rounded(perSecond(real) / perSecond(bare));
  const chain = { steps, waits, writes: rounded(writes.length / recorded.cases, 1), rows: rowsPerCase(recorded) };
  print(tableOf(label, real, bare));
  print(
    `每件 ${steps} 次函数调用（其中 ${waits} 次等待）、${chain.writes} 次写入共 ${chain.rows} 行；比值 ${ratio}，目标 ≥ ${goal}`,
  );
  return { kind, label, chain, real, bare, ratio, reached: ratio >= goal };
};

const callsOf = ({ calls }: Recorded, name: string, operation: string): number =>
  calls.filter((call) => call.function === name && call.operation.endsWith(operation)).length;

const rowsPerCase = ({ calls, cases }: Recorded): number =>
  rounded(
    sum(calls.filter(({ status }) => status === 200).map(({ operation, input }) => writesOf(operation, input).length)) /
      cases,
    1,
  );

const timeCases = async (system: System, journey: Journey, round: number): Promise<Throughput> => {
  const prepared = await prepare(system, journey, `M${round}`, atOnce);
  await settled();
  return throughput((await runCases(system, journey, prepared)).seconds);
};

const throughput = (seconds: number): Throughput => ({
  cases: atOnce,
  seconds: rounded(seconds, 1),
  perSecond: rounded(atOnce / seconds),
});

const perSecond = (runs: readonly Throughput[]): number =>
  sum(runs.map(({ cases }) => cases)) / sum(runs.map(({ seconds }) => seconds));

const tableOf = (label: string, real: readonly Throughput[], bare: readonly Throughput[]): string =>
  table(
    [label, '事项 秒', '事项/秒', '空链 秒', '空链/秒'],
    real.map((one, index) => [
      `第 ${index + 1} 轮`,
      one.seconds,
      one.perSecond,
      bare[index]?.seconds ?? '',
      bare[index]?.perSecond ?? '',
    ]),
  );

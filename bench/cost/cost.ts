/** What a completed case is billed on AWS: units from the running system, prices from one dated file. */
import { print, step } from '../../scripts/lib/say.ts';
import { type Invocations, invocationsSince } from '../engine/invocations.ts';
import { prepare, runCases } from '../engine/office.ts';
import { type Recorded, settled } from '../engine/recorded.ts';
import type { System } from '../engine/system.ts';
import { unitsOf } from '../engine/table-units.ts';
import { rounded, sum, table } from '../lib/figures.ts';
import list from '../prices-2026-11.json' with { type: 'json' };
import { transitionsOf, type Units, unitsPerCase } from './units.ts';

const timedCases = 6;
const warmUp = 2;

interface Line {
  readonly unit: keyof Units;
  readonly label: string;
  readonly perCase: number;
  /** In the file's currency. */
  readonly per1000Cases: number;
  readonly checked: string;
}

/** Measures and prints. `recorded` says what a case asks of each service. */
export const measureCost = async (system: System, recorded: Recorded) => {
  const transitions = await transitionsOf(system, recorded.caseIds);
  const invocations = await timedInvocations(system);
  const units = unitsPerCase({ ...recorded, transitions }, { invocations, cases: timedCases });
  const lines = (Object.keys(list.prices) as (keyof Units)[]).map((unit) => lineOf(unit, units[unit]));
  const total = rounded(sum(lines.map(({ per1000Cases }) => per1000Cases)), 2);
  const functions = functionFigures(invocations, recorded);
  print(tableOf(lines));
  print(`每千件合计 ${total} ${list.currency}（${list.region} 目录价，${list.noted} 记）`);
  print(tableOfFunctions(functions));
  return {
    prices: { region: list.region, noted: list.noted, currency: list.currency },
    units: lines,
    total,
    functions,
  };
};

/** One case after the other, warm, without the recorder: the time it costs would be billed. */
const timedInvocations = async (system: System): Promise<Invocations[]> => {
  step(`计时 ${timedCases} 件事项（逐件办理，已预热）`);
  const records = await prepare(system, 'D', warmUp + timedCases);
  for (const record of records.slice(0, warmUp)) await runCases(system, [record]);
  await settled();
  const since = Date.now();
  for (const record of records.slice(warmUp)) await runCases(system, [record]);
  await settled();
  return invocationsSince(system, since);
};

const lineOf = (unit: keyof Units, perCase: number): Line => {
  const { label, per, price, checked } = list.prices[unit];
  return {
    unit,
    label,
    perCase: rounded(perCase, perCase < 1 ? 6 : 1),
    per1000Cases: rounded((perCase * 1000 * price) / per, 4),
    checked,
  };
};

const perCaseOf = (value: number, cases: number): number => rounded(value / cases, 1);

/** Where the units come from, so that a saving can be looked for. */
const functionFigures = (invocations: readonly Invocations[], { calls, cases, shown }: Recorded) =>
  invocations.map(({ function: name, count, billedMs }) => {
    const units = calls.filter((call) => call.function === name).map((call) => unitsOf(call, shown));
    return {
      function: name,
      invocations: perCaseOf(count, timedCases),
      billedMs: perCaseOf(billedMs, timedCases),
      writeUnits: perCaseOf(sum(units.map((u) => u.tableWrites)), cases),
      indexWriteUnits: perCaseOf(sum(units.map((u) => u.indexWrites)), cases),
      readUnits: perCaseOf(sum(units.map((u) => u.reads)), cases),
    };
  });

const tableOf = (lines: readonly Line[]): string =>
  table(
    ['计费项', '每件', `每千件 ${list.currency}`, '价格核对'],
    lines.map(({ label, perCase, per1000Cases, checked }) => [label, perCase, per1000Cases.toFixed(4), checked]),
  );

const tableOfFunctions = (functions: ReturnType<typeof functionFigures>): string =>
  table(
    ['函数（每件）', '调用', '计费毫秒', '写单位', '索引写', '读单位'],
    functions.map((f) => [f.function, f.invocations, f.billedMs, f.writeUnits, f.indexWriteUnits, f.readUnits]),
  );

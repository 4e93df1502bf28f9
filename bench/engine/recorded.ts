/** A few cases run one after another under the recorder: what one case asks of AWS, call by call. */
import { step } from '../../scripts/lib/say.ts';
import { isOfCases } from './invocations.ts';
import { prepare, runCases } from './office.ts';
import { type Call, recording } from './recorder.ts';
import type { System } from './system.ts';
import { readShown, rowsBefore, type Shown } from './table-units.ts';

const cases = 4;

export interface Recorded {
  readonly cases: number;
  readonly caseIds: readonly string[];
  readonly calls: readonly Call[];
  readonly shown: Shown;
}

/** Records; the functions are as before when it returns. */
export const recordCases = async (system: System): Promise<Recorded> => {
  step('先办结一件，等样例数据的事件处理完');
  await runCases(system, await prepare(system, 'F', 1));
  step(`记录 ${cases} 件事项对云服务的全部调用`);
  const records = await prepare(system, 'R', cases);
  // The records' own events are no part of a case.
  await settled();
  const caseIds: string[] = [];
  const calls = await recording(system, rowsBefore(system), async () => {
    for (const record of records) caseIds.push(...(await runCases(system, [record])).caseIds);
    await settled();
  });
  return { cases, caseIds, calls: calls.filter((call) => isOfCases(call.function)), shown: await readShown(system) };
};

/** Statistics and clean-up come after the end of a case; nothing tells when they are through, so they get a few seconds. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4_000));

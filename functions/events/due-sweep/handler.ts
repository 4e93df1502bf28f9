/** Every minute: schedule → queue → due sweep. */
import { makeLog } from '../../shared/log.ts';
import { onSchedule } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { DueSweepEnv } from './env.ts';
import { sweepDue } from './sweep.ts';

const env = DueSweepEnv.parse(process.env);
const deps = {
  ...openDoor(env),
  caseTable: env.CASE_TABLE,
  directoryTable: env.DIRECTORY_TABLE,
  log: makeLog('due-sweep'),
};

export const handler = onSchedule(deps.log, () => sweepDue(deps));

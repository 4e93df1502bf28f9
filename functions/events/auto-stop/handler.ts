/** Daily after midnight in Shanghai: schedule → queue → automatic stop. */
import { makeLog } from '../../shared/log.ts';
import { onSchedule } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { AutoStopEnv } from './env.ts';
import { sweepAutoStop } from './sweep.ts';

const env = AutoStopEnv.parse(process.env);
const deps = { ...openDoor(env), recordTable: env.RECORD_TABLE, log: makeLog('auto-stop') };

export const handler = onSchedule(deps.log, () => sweepAutoStop(deps));

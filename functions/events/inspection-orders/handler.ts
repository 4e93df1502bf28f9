/** Bus → queue → inspection orders: the cases of a draw learn that they were drawn, the public when they have been inspected. */
import { makeLog } from '../../shared/log.ts';
import { consumeEvents } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { InspectionOrdersEnv } from './env.ts';
import { runInspections } from './run.ts';

const env = InspectionOrdersEnv.parse(process.env);
const log = makeLog('inspection-orders');

export const handler = consumeEvents(log, runInspections({ ...openDoor(env), caseTable: env.CASE_TABLE, log }));

/** Bus → queue → inspection orders: the cases of a draw learn that they were drawn. */
import { makeLog } from '../../shared/log.ts';
import { consumeEvents } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { InspectionOrdersEnv } from './env.ts';
import { orderInspections } from './order.ts';

const env = InspectionOrdersEnv.parse(process.env);
const log = makeLog('inspection-orders');

export const handler = consumeEvents(log, orderInspections({ door: openDoor(env).door, log }));

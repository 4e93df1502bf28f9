/** Every minute: schedule → queue → reconciler. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SFNClient } from '@aws-sdk/client-sfn';
import { makeLog } from '../../shared/log.ts';
import { onSchedule } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { ReconcilerEnv } from './env.ts';
import { reconcile } from './reconcile.ts';

const env = ReconcilerEnv.parse(process.env);
const wiring = openDoor(env);

export const handler = onSchedule(() =>
  reconcile({
    ...wiring,
    sfn: new SFNClient({}),
    caseTable: env.CASE_TABLE,
    recordTable: env.RECORD_TABLE,
    machineArn: env.REPAIR_MACHINE,
    publish: { bridge: new EventBridgeClient({}), db: wiring.db, busName: env.BUS_NAME },
    log: makeLog('reconciler'),
  }),
);

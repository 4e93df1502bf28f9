/** Bus → queue → driver: starts machines and ends their waits. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { makeLog } from '../../shared/log.ts';
import { consumeEvents } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { drive } from './drive.ts';
import { DriverEnv } from './env.ts';

const env = DriverEnv.parse(process.env);

const log = makeLog('driver');

export const handler = consumeEvents(
  log,
  drive({
    ...openDoor(env),
    sfn: new SFNClient({}),
    caseTable: env.CASE_TABLE,
    machineArn: env.REPAIR_MACHINE,
    log,
  }),
);

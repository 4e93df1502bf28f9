/** Every minute: deliveries and receipts that were left lying. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { makeCaseEffects } from '../../shared/case-effects.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { makeLog } from '../../shared/log.ts';
import { onSchedule } from '../../shared/queue.ts';
import { makeEnqueue } from '../../shared/send-queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { SweepEnv } from './env.ts';
import { type SweepDeps, sweepDeliveries } from './sweep.ts';

const env = SweepEnv.parse(process.env);
const { db, door, clock } = openDoor(env);

const deps: SweepDeps = {
  ledger: makeLedger(db, env.LEDGER_TABLE),
  enqueue: makeEnqueue(new SQSClient({}), env.SEND_QUEUE_URL),
  effects: makeCaseEffects(door),
  log: makeLog('delivery-sweep'),
  now: clock.realNow,
};

export const handler = onSchedule(deps.log, () => sweepDeliveries(deps));

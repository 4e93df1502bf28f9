/** Turns events of the bus into deliveries. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { makeCaseEffects } from '../../shared/case-effects.ts';
import { listPlatforms } from '../../shared/directory/platforms.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { makeLog } from '../../shared/log.ts';
import { consumeEvents } from '../../shared/queue.ts';
import { makeEnqueue } from '../../shared/send-queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { PlanEnv } from './env.ts';
import { type PlanDeps, planEvent } from './plan.ts';

const env = PlanEnv.parse(process.env);
const { db, door, calendar, clock } = openDoor(env);

const deps: PlanDeps = {
  ledger: makeLedger(db, env.LEDGER_TABLE),
  enqueue: makeEnqueue(new SQSClient({}), env.SEND_QUEUE_URL),
  platforms: () => listPlatforms(db, env.DIRECTORY_TABLE),
  calendar,
  effects: makeCaseEffects(door),
  log: makeLog('delivery-plan'),
  now: clock.realNow,
};

export const handler = consumeEvents(deps.log, (event) => planEvent(deps, event));

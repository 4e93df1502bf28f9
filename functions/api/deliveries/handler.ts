/** /deliveries and /repair-cases/{caseId}/deliveries: the ledger page by page, of one case, and sending again. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { makeEnqueue } from '../../shared/send-queue.ts';
import { countDeliveriesRoute } from './counts.ts';
import { DeliveriesEnv } from './env.ts';
import { listDeliveriesRoute } from './list.ts';
import { listCaseDeliveriesRoute } from './of-case.ts';
import { replayDeliveryRoute } from './replay.ts';

const env = DeliveriesEnv.parse(process.env);
const deps = apiDeps(env);
const ledger = makeLedger(deps.db, env.LEDGER_TABLE);
const enqueue = makeEnqueue(new SQSClient({}), env.SEND_QUEUE_URL);

export const handler = api(
  [
    listDeliveriesRoute(deps, ledger),
    countDeliveriesRoute(deps, ledger),
    listCaseDeliveriesRoute(deps, ledger),
    replayDeliveryRoute(deps, { ledger, enqueue, now: deps.clock.realNow }),
  ],
  httpDeps(env, deps, 'api-deliveries'),
);

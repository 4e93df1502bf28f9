/** /operations: what stands still, and getting it going again. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { machineCases } from '../../shared/workflow/machine-cases.ts';
import { listDeadLettersRoute, redriveDeadLettersRoute } from './dead-letters.ts';
import { OperationsEnv } from './env.ts';
import { listStuckCasesRoute, redriveCaseRoute } from './stuck-cases.ts';

const env = OperationsEnv.parse(process.env);
const deps = apiDeps(env);
const http = httpDeps(env, deps, 'api-operations');
const driving = {
  machines: machineCases(env),
  sfn: new SFNClient({}),
  publish: { bridge: new EventBridgeClient({}), db: deps.db, busName: env.BUS_NAME },
  log: http.log,
};

const dead = { sqs: new SQSClient({}), stage: env.STAGE, log: http.log };

export const handler = api(
  [
    listStuckCasesRoute(deps),
    redriveCaseRoute(deps, driving),
    listDeadLettersRoute(dead),
    redriveDeadLettersRoute(deps, dead),
  ],
  http,
);

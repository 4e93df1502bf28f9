/** Every minute: schedule → queue → reconciler. */
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SFNClient } from '@aws-sdk/client-sfn';
import { makeLog } from '../../shared/log.ts';
import { onSchedule } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { machineCases } from '../../shared/workflow/machine-cases.ts';
import { ReconcilerEnv } from './env.ts';
import { reconcile } from './reconcile.ts';

const env = ReconcilerEnv.parse(process.env);
const wiring = openDoor(env);

const metrics = new Metrics();
const outboxAge = (seconds: number): void => {
  metrics.addMetric('OutboxAge', MetricUnit.Seconds, seconds);
  metrics.publishStoredMetrics();
};

const log = makeLog('reconciler');

export const handler = onSchedule(log, () =>
  reconcile({
    ...wiring,
    sfn: new SFNClient({}),
    caseTable: env.CASE_TABLE,
    recordTable: env.RECORD_TABLE,
    machines: machineCases(env),
    publish: { bridge: new EventBridgeClient({}), db: wiring.db, busName: env.BUS_NAME },
    outboxAge,
    log,
  }),
);

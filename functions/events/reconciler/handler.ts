/** Every minute: schedule → queue → reconciler. */
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as commitment from '#domain/commitment/decide/machine.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import * as repair from '#domain/repair/decide/machine.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import { makeLog } from '../../shared/log.ts';
import { onSchedule } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
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
    machines: {
      repairCase: { kind: repairCaseOf({ restartMachine: repair.restartMachine }), machineArn: env.REPAIR_MACHINE },
      commitmentCase: {
        kind: commitmentCaseOf({ restartMachine: commitment.restartMachine }),
        machineArn: env.COMMITMENT_MACHINE,
      },
    },
    publish: { bridge: new EventBridgeClient({}), db: wiring.db, busName: env.BUS_NAME },
    outboxAge,
    log,
  }),
);

/** Outbox, driver and the sweeps: everything that happens because an event was stored or a time passed. */
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventPattern, type IEventBus, Match, Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AutoStopEnv } from '../../functions/events/auto-stop/env.ts';
import { CheckpointEnv } from '../../functions/events/checkpoint/env.ts';
import { CommitmentDriverEnv } from '../../functions/events/commitment-driver/env.ts';
import { handles as commitmentDriverHandles } from '../../functions/events/commitment-driver/handles.ts';
import { DriverEnv } from '../../functions/events/driver/env.ts';
import { handles as driverHandles } from '../../functions/events/driver/handles.ts';
import { DueSweepEnv } from '../../functions/events/due-sweep/env.ts';
import { InspectionOrdersEnv } from '../../functions/events/inspection-orders/env.ts';
import { handles as inspectionOrdersHandles } from '../../functions/events/inspection-orders/handles.ts';
import { OutboxPublisherEnv } from '../../functions/events/outbox-publisher/env.ts';
import { ReconcilerEnv } from '../../functions/events/reconciler/env.ts';
import { RegistrarEnv } from '../../functions/events/registrar/env.ts';
import { handles as registrarHandles } from '../../functions/events/registrar/handles.ts';
import { StatisticsEnv } from '../../functions/events/statistics/env.ts';
import { handles as statisticsHandles } from '../../functions/events/statistics/handles.ts';
import type { DetailTypes } from '../../functions/shared/detail-types.ts';
import { raiseAlarm } from '../constructs/alarm.ts';
import { CaseFunction, flatName } from '../constructs/case-function.ts';
import type { Platform } from '../constructs/platform.ts';
import { DeadLetterQueue, QueuedFunction } from '../constructs/queued-function.ts';
import type { DataStack } from '../stacks/data-stack.ts';

export interface EventsProps {
  readonly platform: Platform;
  readonly data: DataStack;
  readonly bus: IEventBus;
}

/** The rule's pattern for what a consumer says it handles. */
export const patternOf = (handles: DetailTypes): EventPattern => ({
  source: ['xinxiu'],
  detailType: Match.anyOf(
    ...handles.map((h) => (typeof h === 'string' ? Match.exactString(h) : Match.prefix(h.prefix))),
  ),
});

/** Of all changes of the tables only a new outbox item is of interest, and the filter costs nothing. */
const outboxInsert = { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'OUTBOX#' }] } } } };

export class Events extends Construct {
  constructor(scope: Construct, id: string, props: EventsProps) {
    super(scope, id);
    this.outbox(props);
    this.consumers(props);
    this.reconciler(props);
    this.sweeps(props);
  }

  private outbox({ platform, data }: EventsProps): void {
    const publisher = new CaseFunction(this, 'OutboxPublisher', {
      platform,
      name: 'events/outbox-publisher',
      envSchema: OutboxPublisherEnv,
      timeout: 30,
    });
    const name = flatName(publisher.name);
    const dead = new DeadLetterQueue(this, 'OutboxDead', { settings: platform.settings, name }).queue;
    publisher.lambda.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [dead.queueArn] }));
    for (const [tableId, table] of [
      ['CaseStream', data.tables.caseTable],
      ['RecordStream', data.tables.recordTable],
    ] as const) {
      const streamArn = table.tableStreamArn ?? '';
      publisher.lambda.addToRolePolicy(
        new PolicyStatement({
          actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
          resources: [streamArn],
        }),
      );
      const mapping = new CfnEventSourceMapping(this, tableId, {
        functionName: publisher.lambda.functionName,
        eventSourceArn: streamArn,
        startingPosition: StartingPosition.TRIM_HORIZON,
        // Counted before the filter, and most rows of a transaction are no outbox item.
        batchSize: 500,
        filterCriteria: { filters: [{ pattern: JSON.stringify(outboxInsert) }] },
        functionResponseTypes: ['ReportBatchItemFailures'],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 20,
        // Older items are the reconciler's: it publishes whatever lies in the outbox for more than a minute.
        maximumRecordAgeInSeconds: Duration.hours(6).toSeconds(),
        destinationConfig: { onFailure: { destination: dead.queueArn } },
      });
      mapping.node.addDependency(publisher.lambda.role ?? publisher);
    }
    raiseAlarm(this, 'StreamAge', {
      settings: platform.settings,
      name: `${name}-stream-age`,
      description: 'Stored events wait for more than five minutes before they reach the bus.',
      metric: publisher.lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: Duration.minutes(5).toMilliseconds(),
      evaluationPeriods: 3,
    });
  }

  private consumers({ platform, bus }: EventsProps): void {
    const driver = new CaseFunction(this, 'Driver', { platform, name: 'events/driver', envSchema: DriverEnv });
    const statistics = new CaseFunction(this, 'Statistics', {
      platform,
      name: 'events/statistics',
      envSchema: StatisticsEnv,
    });
    const inspectionOrders = new CaseFunction(this, 'InspectionOrders', {
      platform,
      name: 'events/inspection-orders',
      envSchema: InspectionOrdersEnv,
      // One message is a whole draw: a command for each of its cases.
      timeout: 120,
    });
    new QueuedFunction(this, 'OrderInspections', {
      settings: platform.settings,
      target: inspectionOrders,
      source: { bus, pattern: patternOf(inspectionOrdersHandles) },
      batchSize: 1,
    });
    new QueuedFunction(this, 'Drive', {
      settings: platform.settings,
      target: driver,
      source: { bus, pattern: patternOf(driverHandles) },
    });
    new QueuedFunction(this, 'DriveCommitment', {
      settings: platform.settings,
      target: new CaseFunction(this, 'CommitmentDriver', {
        platform,
        name: 'events/commitment-driver',
        envSchema: CommitmentDriverEnv,
      }),
      source: { bus, pattern: patternOf(commitmentDriverHandles) },
    });
    new QueuedFunction(this, 'Register', {
      settings: platform.settings,
      target: new CaseFunction(this, 'Registrar', {
        platform,
        name: 'events/registrar',
        envSchema: RegistrarEnv,
      }),
      source: { bus, pattern: patternOf(registrarHandles) },
    });
    new QueuedFunction(this, 'Count', {
      settings: platform.settings,
      target: statistics,
      source: { bus, pattern: patternOf(statisticsHandles) },
    });
  }

  private reconciler({ platform }: EventsProps): void {
    const reconciler = new CaseFunction(this, 'Reconciler', {
      platform,
      name: 'events/reconciler',
      envSchema: ReconcilerEnv,
      timeout: 60,
    });
    new QueuedFunction(this, 'Reconcile', {
      settings: platform.settings,
      target: reconciler,
      source: { schedule: Schedule.rate(Duration.minutes(1)) },
      batchSize: 1,
    });
    raiseAlarm(this, 'OutboxAge', {
      settings: platform.settings,
      name: 'outbox-age',
      description: 'An event is unpublished for more than five minutes, or the reconciler has stopped saying.',
      metric: new Metric({
        namespace: platform.settings.prefix,
        metricName: 'OutboxAge',
        dimensionsMap: { service: flatName(reconciler.name) },
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: Duration.minutes(5).toSeconds(),
      evaluationPeriods: 2,
      silenceIsFault: true,
    });
  }

  private sweeps({ platform }: EventsProps): void {
    const dueSweep = new CaseFunction(this, 'DueSweep', {
      platform,
      name: 'events/due-sweep',
      envSchema: DueSweepEnv,
      timeout: 60,
    });
    const autoStop = new CaseFunction(this, 'AutoStop', {
      platform,
      name: 'events/auto-stop',
      envSchema: AutoStopEnv,
      timeout: 300,
    });
    const checkpoint = new CaseFunction(this, 'Checkpoint', {
      platform,
      name: 'events/checkpoint',
      envSchema: CheckpointEnv,
      timeout: 300,
    });
    const sweep = (id: string, target: CaseFunction, schedule: Schedule) =>
      new QueuedFunction(this, id, { settings: platform.settings, target, source: { schedule }, batchSize: 1 });
    sweep('SweepDue', dueSweep, Schedule.rate(Duration.minutes(1)));
    // Five minutes into the new day in Asia/Shanghai; schedules are in UTC.
    sweep('StopDaily', autoStop, Schedule.cron({ minute: '5', hour: '16' }));
    sweep('CheckpointDaily', checkpoint, Schedule.cron({ minute: '30', hour: '16' }));
  }
}

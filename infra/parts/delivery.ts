/** From an event to the platforms: plan who must learn of it, send, and send again until a receipt is there. */
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type IEventBus, Schedule } from 'aws-cdk-lib/aws-events';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PlanEnv } from '../../functions/delivery/plan/env.ts';
import { handles } from '../../functions/delivery/plan/handles.ts';
import { SendEnv } from '../../functions/delivery/send/env.ts';
import { SweepEnv } from '../../functions/delivery/sweep/env.ts';
import { raiseAlarm } from '../constructs/alarm.ts';
import { CaseFunction } from '../constructs/case-function.ts';
import type { Platform } from '../constructs/platform.ts';
import { QueuedFunction, readQueue, type WorkQueue } from '../constructs/queued-function.ts';
import { patternOf } from './events.ts';

/** Seconds the sending function has for a batch; a platform that answers later counts as down. */
export const sendTimeout = 30;

export interface DeliveryProps {
  readonly platform: Platform;
  readonly bus: IEventBus;
  readonly send: WorkQueue;
}

export class Delivery extends Construct {
  constructor(scope: Construct, id: string, { platform, bus, send }: DeliveryProps) {
    super(scope, id);
    new QueuedFunction(this, 'PlanDeliveries', {
      settings: platform.settings,
      target: new CaseFunction(this, 'Plan', { platform, name: 'delivery/plan', envSchema: PlanEnv }),
      source: { bus, pattern: patternOf(handles) },
    });
    readQueue(
      new CaseFunction(this, 'Send', {
        platform,
        name: 'delivery/send',
        envSchema: SendEnv,
        timeout: sendTimeout,
      }),
      send.queue,
      5,
    );
    new QueuedFunction(this, 'SweepDeliveries', {
      settings: platform.settings,
      target: new CaseFunction(this, 'Sweep', { platform, name: 'delivery/sweep', envSchema: SweepEnv, timeout: 60 }),
      source: { schedule: Schedule.rate(Duration.minutes(1)) },
      batchSize: 1,
    });
    raiseAlarm(this, 'SendAge', {
      settings: platform.settings,
      name: 'delivery-send-age',
      description: 'Deliveries wait for more than half an hour: sending is stuck, or a platform answers too slowly.',
      metric: send.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: Duration.minutes(30).toSeconds(),
    });
    raiseAlarm(this, 'Dead', {
      settings: platform.settings,
      name: 'delivery-dead',
      description:
        'A delivery failed too often and is dead in the ledger. Find why the platform refuses, then replay it.',
      metric: new Metric({
        namespace: platform.settings.prefix,
        metricName: 'DeliveryDead',
        dimensionsMap: { service: 'delivery-send' },
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      threshold: 1,
    });
  }
}

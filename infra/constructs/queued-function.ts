/**
 * The one way anything asynchronous reaches a function: queue → function, with a dead-letter queue and an alarm on it.
 * A failing function thus never loses a message, and one bad message never holds up the others.
 */

import { type EventPattern, type IEventBus, Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { raiseAlarm } from './alarm.ts';
import { type CaseFunction, flatName } from './case-function.ts';
import { output } from './output.ts';

/** After so many vain attempts a message goes to the dead-letter queue. */
const maxReceiveCount = 5;

/** A queue that keeps what nobody could handle until a person has looked, with the alarm that calls that person. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: { readonly settings: Settings; readonly name: string }) {
    super(scope, id);
    const { settings } = props;
    this.queue = new Queue(this, 'Queue', {
      queueName: `${settings.prefix}-${props.name}-dead`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    raiseAlarm(this, 'Depth', {
      settings,
      name: `${props.name}-dead-letters`,
      description: 'Messages could not be handled. Find the cause in the function’s log, then redrive the queue.',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
    });
    output(this, props.name, 'DeadLetterQueueUrl', this.queue.queueUrl);
  }
}

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  /** `functionTimeout` in seconds, of the function that reads the queue. */
  constructor(
    scope: Construct,
    id: string,
    props: { readonly settings: Settings; readonly name: string; readonly functionTimeout: number },
  ) {
    super(scope, id);
    this.dead = new DeadLetterQueue(this, 'Dead', props).queue;
    this.queue = new Queue(this, 'Queue', {
      queueName: `${props.settings.prefix}-${props.name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // Six times the function's timeout, as Lambda asks: batching and throttling must not show a message twice.
      visibilityTimeout: Duration.seconds(6 * props.functionTimeout),
      deadLetterQueue: { queue: this.dead, maxReceiveCount },
    });
    output(this, props.name, 'QueueUrl', this.queue.queueUrl);
  }
}

/** Lets `target` read `queue`, up to `batchSize` messages at once, each failing on its own. */
export const readQueue = (target: CaseFunction, queue: IQueue, batchSize: number): void => {
  target.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    }),
  );
  const mapping = new CfnEventSourceMapping(target, 'Mapping', {
    functionName: target.lambda.functionName,
    eventSourceArn: queue.queueArn,
    batchSize,
    functionResponseTypes: ['ReportBatchItemFailures'],
  });
  // The mapping is refused while the role may not read the queue.
  mapping.node.addDependency(target.lambda.role ?? target);
};

export interface QueuedFunctionProps {
  readonly settings: Settings;
  readonly target: CaseFunction;
  /** What puts messages into the queue: events of a bus that match, or a schedule. */
  readonly source: { readonly bus?: IEventBus; readonly pattern: EventPattern } | { readonly schedule: Schedule };
  readonly batchSize?: number;
}

/** rule → queue → function. */
export class QueuedFunction extends Construct {
  constructor(scope: Construct, id: string, props: QueuedFunctionProps) {
    super(scope, id);
    const { settings, target, source } = props;
    const { queue, dead } = new WorkQueue(this, 'Work', {
      settings,
      name: flatName(target.name),
      functionTimeout: target.timeout,
    });
    readQueue(target, queue, props.batchSize ?? 10);
    const rule =
      'schedule' in source
        ? new Rule(this, 'Rule', { schedule: source.schedule })
        : new Rule(this, 'Rule', { eventPattern: source.pattern, ...(source.bus && { eventBus: source.bus }) });
    // What the bus itself cannot hand to the queue lands in the same dead-letter queue, in the same shape.
    rule.addTarget(new SqsQueue(queue, { deadLetterQueue: dead }));
  }
}

/** What only the cloud needs: telling people of alarms, and one page that shows how it stands. */
import { Dashboard, GraphWidget, type IWidget, Metric, Row } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from '../constructs/queued-function.ts';
import type { Settings } from '../settings.ts';
import type { ApplicationStack } from './application-stack.ts';

export interface OperationsStackProps extends StackProps {
  readonly settings: Settings;
  readonly application: ApplicationStack;
}

export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, props: OperationsStackProps) {
    super(scope, id, props);
    this.notices(props.settings);
    this.dashboard(props);
  }

  /** Alarms carry no action themselves; every change of one of this stage's alarms goes to the topic. */
  private notices(settings: Settings): void {
    const key = new Key(this, 'NoticeKey', { description: 'Encrypts alarm notices.', enableKeyRotation: true });
    key.grantEncryptDecrypt(new ServicePrincipal('events.amazonaws.com'));
    const topic = new Topic(this, 'Notices', {
      topicName: `${settings.prefix}-alarms`,
      masterKey: key,
      enforceSSL: true,
    });
    if (settings.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
    const { queue } = new DeadLetterQueue(this, 'NoticesDead', { settings, name: 'alarm-notices' });
    const rule = new Rule(this, 'AlarmChanged', {
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        detail: { alarmName: [{ prefix: `${settings.prefix}-` }], state: { value: ['ALARM', 'OK'] } },
      },
    });
    rule.addTarget(new SnsTopic(topic, { deadLetterQueue: queue }));
    new CfnOutput(this, 'NoticeTopicArn', { value: topic.topicArn });
  }

  private dashboard({ settings, application }: OperationsStackProps): void {
    const { api, machines } = application;
    const minutes = { period: Duration.minutes(5) };
    const outbox = new Metric({
      namespace: settings.prefix,
      metricName: 'OutboxAge',
      dimensionsMap: { service: 'events-reconciler' },
      statistic: 'Maximum',
      ...minutes,
    });
    const graph = (title: string, ...left: Metric[]): IWidget => new GraphWidget({ title, left, width: 12 });
    new Dashboard(this, 'Dashboard', {
      dashboardName: settings.prefix,
      widgets: [
        [
          new Row(
            graph('API: requests and server errors', api.metricCount(minutes), api.metricServerError(minutes)),
            graph(
              'API: latency',
              api.metricLatency({ ...minutes, statistic: 'p50' }),
              api.metricLatency({ ...minutes, statistic: 'p99' }),
            ),
          ),
        ],
        [
          new Row(
            graph(
              'Machines: started, failed',
              ...machines.flatMap((machine) => [machine.metricStarted(minutes), machine.metricFailed(minutes)]),
            ),
            graph('Outbox: age of the oldest event, seconds', outbox),
          ),
        ],
      ],
    });
  }
}

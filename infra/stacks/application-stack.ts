/** What a release replaces: functions, bus, queues, API and machine. It holds no data. */

import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { ArnFormat, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { deadSuffix, queueNameIn, workQueueNames } from '../../functions/contracts/queues.ts';
import { EnterCommitmentStageEnv } from '../../functions/workflow/enter-commitment-stage/env.ts';
import { EnterStageEnv } from '../../functions/workflow/enter-stage/env.ts';
import { CaseFunction } from '../constructs/case-function.ts';
import type { Platform } from '../constructs/platform.ts';
import { WorkQueue } from '../constructs/queued-function.ts';
import { variablesOf } from '../constructs/variables.ts';
import { CaseWorkflow, machineArn } from '../parts/case-workflow.ts';
import { Delivery, sendTimeout } from '../parts/delivery.ts';
import { Events } from '../parts/events.ts';
import { Api } from '../parts/http-api.ts';
import { Ingest } from '../parts/ingest.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data-stack.ts';

export interface ApplicationStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
}

export class ApplicationStack extends Stack {
  readonly api: HttpApi;
  readonly machines: readonly StateMachine[];

  constructor(scope: Construct, id: string, props: ApplicationStackProps) {
    super(scope, id, props);
    const { settings, data } = props;
    // As its interface: the class declares optional members in a way our stricter compiler setting refuses.
    const bus = new EventBus(this, 'Bus', { eventBusName: settings.prefix }) as IEventBus;
    const send = new WorkQueue(this, 'SendQueue', { settings, name: 'delivery-send', functionTimeout: sendTimeout });
    const platform = this.platform(settings, data, bus, send);
    const repair = new CaseWorkflow(this, 'Repair', {
      platform,
      kind: 'repair',
      enterStage: (scope) =>
        new CaseFunction(scope, 'EnterStage', { platform, name: 'workflow/enter-stage', envSchema: EnterStageEnv }),
    });
    const commitment = new CaseWorkflow(this, 'Commitment', {
      platform,
      kind: 'commitment',
      enterStage: (scope) =>
        new CaseFunction(scope, 'EnterStage', {
          platform,
          name: 'workflow/enter-commitment-stage',
          envSchema: EnterCommitmentStageEnv,
        }),
    });
    new Events(this, 'Events', { platform, data, bus });
    new Delivery(this, 'Delivery', { platform, bus, send });
    new Ingest(this, 'Ingest', { platform, data });
    const { api } = new Api(this, 'Api', { platform });
    new CfnOutput(this, 'BusName', { value: bus.eventBusName });
    this.api = api;
    this.machines = [repair.machine, commitment.machine];
  }

  /** Where everything is that grants.ts speaks of. */
  private platform(settings: Settings, data: DataStack, bus: IEventBus, send: WorkQueue): Platform {
    const repairMachine = machineArn(this, settings, 'repair');
    const commitmentMachine = machineArn(this, settings, 'commitment');
    const queueArn = (name: string): string =>
      this.formatArn({
        service: 'sqs',
        resource: queueNameIn(settings.stage, name),
        arnFormat: ArnFormat.NO_RESOURCE_NAME,
      });
    const tokensOf = (machine: string): string => (settings.taskTokenScope === 'any' ? '*' : machine);
    return {
      settings,
      variables: variablesOf(data, settings, {
        region: this.region,
        sendQueueUrl: send.queue.queueUrl,
        busName: bus.eventBusName,
        repairMachine,
        commitmentMachine,
      }),
      tables: {
        caseTable: data.tables.caseTable.tableArn,
        recordTable: data.tables.recordTable.tableArn,
        directoryTable: data.tables.directoryTable.tableArn,
        ledgerTable: data.tables.ledgerTable.tableArn,
      },
      resources: {
        documents: `${data.bucketArns.documents}/*`,
        imports: `${data.bucketArns.imports}/*`,
        checkpoints: `${data.bucketArns.checkpoints}/*`,
        checkpointList: data.bucketArns.checkpoints,
        identityKey: data.identityKey.keyArn,
        identityMacKey: data.identityMacKey.keyArn,
        bus: bus.eventBusArn,
        sendQueue: send.queue.queueArn,
        deadLetters: workQueueNames.map((name) => queueArn(`${name}${deadSuffix}`)),
        workQueues: workQueueNames.map(queueArn),
        repairMachine,
        commitmentMachine,
        repairTokens: tokensOf(repairMachine),
        commitmentTokens: tokensOf(commitmentMachine),
        platformSecrets: this.formatArn({
          service: 'secretsmanager',
          resource: 'secret',
          resourceName: `xinxiu/${settings.stage}/platforms/*`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    };
  }
}

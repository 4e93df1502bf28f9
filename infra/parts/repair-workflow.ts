/** The machine that waits for a case, and the one function it calls. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { ArnFormat, Aws, Duration, type Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { EnterStageEnv } from '../../functions/workflow/enter-stage/env.ts';
import { raiseAlarm } from '../constructs/alarm.ts';
import { CaseFunction } from '../constructs/case-function.ts';
import { logGroup } from '../constructs/logs.ts';
import { output } from '../constructs/output.ts';
import type { Platform } from '../constructs/platform.ts';
import type { Settings } from '../settings.ts';

const definitionFile = fileURLToPath(new URL('../../workflows/repair.asl.json', import.meta.url));

const machineName = (settings: Settings): string => `${settings.prefix}-repair`;

/**
 * The machine's ARN from its name: the function it calls may answer its tokens, so neither can wait for the other's reference.
 */
export const repairMachineArn = (stack: Stack, settings: Settings): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: machineName(settings),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

export class RepairWorkflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: { readonly platform: Platform }) {
    super(scope, id);
    const { platform } = props;
    const { settings } = platform;
    const enterStage = new CaseFunction(this, 'EnterStage', {
      platform,
      name: 'workflow/enter-stage',
      envSchema: EnterStageEnv,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [enterStage.lambda.functionArn] }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [platform.tables.caseTable] }));
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: machineName(settings),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(readFileSync(definitionFile, 'utf8')),
      definitionSubstitutions: {
        Partition: Aws.PARTITION,
        EnterStage: enterStage.lambda.functionArn,
        CaseTable: platform.variables.CASE_TABLE,
      },
      role,
      tracingEnabled: true,
      logs: {
        destination: logGroup(this, 'Logs', `/aws/vendedlogs/states/${machineName(settings)}`, settings),
        level: LogLevel.ALL,
        // The data of an execution holds task tokens, and whoever has a token can answer it.
        includeExecutionData: false,
      },
    });
    raiseAlarm(this, 'Failed', {
      settings,
      name: 'repair-machine-failed',
      description: 'Executions failed. The reconciler starts them again; find the state they failed in.',
      metric: this.machine.metricFailed({ period: Duration.minutes(5) }),
      threshold: 1,
    });
    raiseAlarm(this, 'TimedOut', {
      settings,
      name: 'repair-machine-timed-out',
      description: 'Executions timed out as a whole, which no state of the machine should allow.',
      metric: this.machine.metricTimedOut({ period: Duration.minutes(5) }),
      threshold: 1,
    });
    output(this, 'repair', 'MachineArn', this.machine.stateMachineArn);
  }
}

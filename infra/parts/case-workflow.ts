/** The machine that waits for the cases of one kind. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { ArnFormat, Aws, Duration, type Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { raiseAlarm } from '../constructs/alarm.ts';
import type { CaseFunction } from '../constructs/case-function.ts';
import { logGroup } from '../constructs/logs.ts';
import { output } from '../constructs/output.ts';
import type { Platform } from '../constructs/platform.ts';
import type { Settings } from '../settings.ts';

/** A kind of case that a machine waits for; also the first part of the machine's name and of `workflows/<kind>.asl.json`. */
export type MachineKind = 'repair' | 'commitment';

const machineName = (settings: Settings, kind: MachineKind): string => `${settings.prefix}-${kind}`;

/**
 * The machine's ARN from its name: the function it calls may answer its tokens, so neither can wait for the other's reference.
 */
export const machineArn = (stack: Stack, settings: Settings, kind: MachineKind): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: machineName(settings, kind),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

export interface CaseWorkflowProps {
  readonly platform: Platform;
  readonly kind: MachineKind;
  /** Makes the one function the machine calls. */
  readonly enterStage: (scope: Construct) => CaseFunction;
}

export class CaseWorkflow extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { platform, kind, enterStage }: CaseWorkflowProps) {
    super(scope, id);
    const { settings } = platform;
    const name = machineName(settings, kind);
    const step = enterStage(this);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [step.lambda.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [platform.tables.caseTable] }));
    const definition = fileURLToPath(new URL(`../../workflows/${kind}.asl.json`, import.meta.url));
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(readFileSync(definition, 'utf8')),
      definitionSubstitutions: {
        Partition: Aws.PARTITION,
        EnterStage: step.lambda.functionArn,
        CaseTable: platform.variables.CASE_TABLE,
      },
      role,
      tracingEnabled: true,
      logs: {
        destination: logGroup(this, 'Logs', `/aws/vendedlogs/states/${name}`, settings),
        level: LogLevel.ALL,
        // The data of an execution holds task tokens, and whoever has a token can answer it.
        includeExecutionData: false,
      },
    });
    raiseAlarm(this, 'Failed', {
      settings,
      name: `${kind}-machine-failed`,
      description: 'Executions failed. The reconciler starts them again; find the state they failed in.',
      metric: this.machine.metricFailed({ period: Duration.minutes(5) }),
      threshold: 1,
    });
    raiseAlarm(this, 'TimedOut', {
      settings,
      name: `${kind}-machine-timed-out`,
      description: 'Executions timed out as a whole, which no state of the machine should allow.',
      metric: this.machine.metricTimedOut({ period: Duration.minutes(5) }),
      threshold: 1,
    });
    output(this, kind, 'MachineArn', this.machine.stateMachineArn);
  }
}

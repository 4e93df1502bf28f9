/**
 * One Lambda function: its built code, its own log group, an error alarm, and exactly the rights of its row in grants.ts.
 * Its environment is what the schema asks for that the function itself parses: a variable nobody knows does not compile.
 */
import { join } from 'node:path';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { type FunctionName, type Grant, grants, type TableName } from '../grants.ts';
import { raiseAlarm } from './alarm.ts';
import { logGroup } from './logs.ts';
import { output } from './output.ts';
import type { Platform } from './platform.ts';
import type { Variables } from './variables.ts';

export interface CaseFunctionProps<Env extends z.ZodMiniObject> {
  readonly platform: Platform;
  /** Group and folder under functions/. */
  readonly name: FunctionName;
  /** What the function asks for. */
  readonly envSchema: Variables extends z.input<Env>
    ? Env
    : { readonly unknown: Exclude<keyof z.input<Env>, keyof Variables> };
  /** MB; the processor's share grows with it. */
  readonly memory?: number;
  /** Seconds. */
  readonly timeout?: number;
}

const tableNames: readonly string[] = [
  'caseTable',
  'recordTable',
  'directoryTable',
  'ledgerTable',
] satisfies TableName[];
const isTableGrant = (grant: Grant): grant is Extract<Grant, { on: TableName }> => tableNames.includes(grant.on);

/** A grant as statements: indexes can only be queried, whatever may be done with their table. */
const statementsOf = (grant: Grant, platform: Platform): PolicyStatement[] => {
  if (!isTableGrant(grant))
    return [new PolicyStatement({ actions: [...grant.actions], resources: [platform.resources[grant.on]].flat() })];
  const table = platform.tables[grant.on];
  const indexes = (grant.indexes ?? []).map((index) => `${table}/index/${index}`);
  const actions = grant.actions ?? [];
  return [
    ...(actions.length > 0 ? [new PolicyStatement({ actions: [...actions], resources: [table] })] : []),
    ...(indexes.length > 0 ? [new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes })] : []),
  ];
};

/** `events/outbox-publisher` → `events-outbox-publisher`: the name of the built folder and the end of the function's name. */
export const flatName = (name: FunctionName): string => name.replace('/', '-');

export class CaseFunction<Env extends z.ZodMiniObject = z.ZodMiniObject> extends Construct {
  readonly name: FunctionName;
  readonly lambda: LambdaFunction;
  /** Seconds; queues in front of the function hide a message for a multiple of it. */
  readonly timeout: number;

  constructor(scope: Construct, id: string, props: CaseFunctionProps<Env>) {
    super(scope, id);
    const { platform, name } = props;
    const functionName = `${platform.settings.prefix}-${flatName(name)}`;
    this.name = name;
    this.timeout = props.timeout ?? 10;
    const logs = logGroup(this, 'Logs', `/aws/lambda/${functionName}`, platform.settings);
    // A role of our own: the one CDK makes carries a managed policy that may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logs.grantWrite(role);
    for (const grant of grants[name] as readonly Grant[])
      for (const statement of statementsOf(grant, platform)) role.addToPolicy(statement);
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      role,
      logGroup: logs,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(platform.settings.build, flatName(name))),
      handler: 'index.handler',
      memorySize: props.memory ?? 512,
      timeout: Duration.seconds(this.timeout),
      tracing: Tracing.ACTIVE,
      environment: {
        ...asked(props.envSchema as Env, platform.variables),
        POWERTOOLS_SERVICE_NAME: flatName(name),
        POWERTOOLS_METRICS_NAMESPACE: platform.settings.prefix,
      },
    });
    raiseAlarm(this, 'Errors', {
      settings: platform.settings,
      name: `${flatName(name)}-errors`,
      description: 'The function threw or timed out: refusals are values, so something is broken. Read its log group.',
      metric: this.lambda.metricErrors({ period: Duration.minutes(5) }),
      threshold: 1,
    });
    output(this, flatName(name), 'FunctionName', this.lambda.functionName);
  }
}

/** The variables a schema names, as far as this stage has them. */
const asked = ({ shape }: z.ZodMiniObject, variables: Variables): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter(([name, value]) => name in shape && value !== undefined));

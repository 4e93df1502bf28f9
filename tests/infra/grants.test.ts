/** Least privilege: what each function may do, against a list written by hand, and what nobody may do. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionNames } from '../../infra/grants.ts';
import { allowedTo, label, written } from './policies.ts';
import { synthesise } from './synthesised.ts';

const app = synthesise({ stage: 'production' });

const roleOf = (name: string): string => {
  const found = app
    .resources('AWS::Lambda::Function')
    .find(([, { Properties }]) => Properties.FunctionName === `${app.settings.prefix}-${name.replace('/', '-')}`);
  return found?.[1].Properties.Role['Fn::GetAtt'][0];
};

/** Actions that AWS lets nobody limit to a resource. */
const withoutResource = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

describe('what each function may do', () => {
  const granted: Record<string, Record<string, string[]>> = JSON.parse(
    readFileSync(new URL('./granted-actions.json', import.meta.url), 'utf8'),
  );

  test('the written list names every function', () => {
    expect(Object.keys(granted).sort()).toEqual([...functionNames].sort());
  });

  test.each(functionNames)('%s: exactly what is written', (name) => {
    // Its own log group and tracing are the same for all and are checked below.
    const own = allowedTo(app, roleOf(name)).filter(({ action }) => !/^(logs|xray):/.test(action));
    expect(written(own)).toEqual(granted[name]);
  });

  test.each(functionNames)('%s: its own log group, and tracing', (name) => {
    const own = allowedTo(app, roleOf(name)).filter(({ action }) => /^(logs|xray):/.test(action));
    expect(own.map(({ action }) => action).sort()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });
});

describe('what nobody may do', () => {
  const everything = app
    .resources('AWS::IAM::Role')
    .flatMap(([role]) => allowedTo(app, role).map((allowed) => ({ role, ...allowed })));

  test('an action with a wildcard', () => {
    expect(everything.filter(({ action }) => action.includes('*'))).toEqual([]);
  });

  test('anything on every resource but what AWS cannot limit', () => {
    const unlimited = everything.filter(({ resource }) => resource === '*');
    expect(unlimited.filter(({ action }) => !withoutResource.includes(action))).toEqual([]);
  });

  test('anything through a managed policy', () => {
    expect(app.resources('AWS::IAM::Role').filter(([, { Properties }]) => Properties.ManagedPolicyArns)).toEqual([]);
  });

  test('delete or scan a table', () => {
    const forbidden = ['dynamodb:Scan', 'dynamodb:DeleteTable', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'];
    expect(everything.filter(({ action }) => forbidden.includes(action))).toEqual([]);
  });

  test('delete an object of any bucket', () => {
    expect(everything.filter(({ action }) => action.startsWith('s3:Delete'))).toEqual([]);
  });

  test('open an identity, but the records API, which records every such read', () => {
    const able = everything.filter(({ action }) => action === 'kms:Decrypt').map(({ role }) => role);
    expect(able).toEqual([roleOf('api/records')]);
  });
});

describe('a machine', () => {
  const machines = app
    .resources('AWS::StepFunctions::StateMachine')
    .map(([, { Properties }]) => [String(Properties.StateMachineName).split('-').at(-1), Properties] as const);

  test.each([...machines])('of %s may call its one function and read the case', (kind, { RoleArn }) => {
    const allowed = allowedTo(app, RoleArn['Fn::GetAtt'][0]).filter(({ resource }) => resource !== '*');
    expect(written(allowed)).toEqual({
      CaseTable: ['dynamodb:GetItem'],
      [`${kind === 'repair' ? 'Repair' : 'Commitment'}EnterStageFunction`]: ['lambda:InvokeFunction'],
    });
  });
});

describe('task tokens', () => {
  test('can be answered for one machine only, except where the engine knows no such limit', () => {
    const scopes = (context: Record<string, string>) => {
      const other = synthesise(context);
      const statements = other
        .resources('AWS::IAM::Policy')
        .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
      return statements
        .filter(({ Action }) => [Action].flat().includes('states:SendTaskSuccess'))
        .flatMap(({ Resource }) => [Resource].flat().map(label));
    };
    expect(new Set(scopes({ stage: 'dev' }))).toEqual(
      new Set(['stateMachine:xinxiu-dev-repair', 'stateMachine:xinxiu-dev-commitment']),
    );
    expect(new Set(scopes({ stage: 'local', taskTokenScope: 'any' }))).toContain('*');
  });
});

/** What the templates mean: nothing gets lost, nothing lies open, nothing goes unwatched. */
import { globSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { contracts } from '#contracts/index.ts';
import { queueNameIn, workQueueNames } from '#contracts/queues.ts';
import { aggregateKinds } from '#domain/kinds.ts';
import { handles as planHandles } from '../../functions/delivery/plan/handles.ts';
import { handles as commitmentDriverHandles } from '../../functions/events/commitment-driver/handles.ts';
import { handles as driverHandles } from '../../functions/events/driver/handles.ts';
import { handles as statisticsHandles } from '../../functions/events/statistics/handles.ts';
import { cloudEventType } from '../../functions/shared/cloud-event.ts';
import { functionNames } from '../../infra/grants.ts';
import { DataStack } from '../../infra/stacks/data-stack.ts';
import { label } from './policies.ts';
import { assemblyFolder, flags, type Resource, type Synthesised, synthesise } from './synthesised.ts';

const production = synthesise({ stage: 'production' });
const local = synthesise({ stage: 'local', apiId: 'c0de0001', issuerEndpoint: 'http://localhost:4566' });

const refOf = (expression: { Ref?: string; 'Fn::GetAtt'?: [string, string] }): string =>
  expression.Ref ?? expression['Fn::GetAtt']?.[0] ?? '';
const found = (app: Synthesised, id: string): Resource => {
  const hit = app.resources().find(([other]) => other === id);
  if (hit === undefined) throw new Error(`no resource ${id}`);
  return hit[1];
};
const byId = (entries: readonly (readonly [string, Resource])[]) =>
  entries.map(([id, r]) => ({ id, p: r.Properties, r }));

const queues = byId(production.resources('AWS::SQS::Queue'));
const deadLetters = queues.filter(({ p }) => p.RedrivePolicy === undefined);
const workQueues = queues.filter(({ p }) => p.RedrivePolicy !== undefined);
const alarms = byId(production.resources('AWS::CloudWatch::Alarm'));
const functions = byId(production.resources('AWS::Lambda::Function'));
const rules = byId(production.resources('AWS::Events::Rule'));
const mappings = byId(production.resources('AWS::Lambda::EventSourceMapping'));
const queueMappings = mappings.filter(({ p }) => p.StartingPosition === undefined);
const streamMappings = mappings.filter(({ p }) => p.StartingPosition !== undefined);
const tables = byId(production.resources('AWS::DynamoDB::Table'));
const buckets = byId(production.resources('AWS::S3::Bucket'));

/** Whether an alarm watches this metric of this resource. */
const watched = (metric: string, id: string): boolean =>
  alarms.some(({ p }) => p.MetricName === metric && p.Dimensions.some((d: { Value: object }) => refOf(d.Value) === id));

describe('queues', () => {
  test('there are some of both kinds', () => {
    expect(workQueues.length).toBeGreaterThanOrEqual(10);
    expect(deadLetters.length).toBeGreaterThanOrEqual(workQueues.length);
  });

  test('those whose dead letters can be moved back over the API are all there are', () => {
    const named = workQueueNames.map((name) => queueNameIn('production', name));
    expect(workQueues.map(({ p }) => p.QueueName).sort()).toEqual(named.sort());
  });

  test.each(workQueues)('$id sends what nobody can handle to a dead-letter queue', ({ p }) => {
    const dead = found(production, refOf(p.RedrivePolicy.deadLetterTargetArn));
    expect(dead.Properties.QueueName).toBe(`${p.QueueName}-dead`);
    expect(p.RedrivePolicy.maxReceiveCount).toBe(5);
    expect(dead.Properties.MessageRetentionPeriod).toBeGreaterThan(p.MessageRetentionPeriod);
  });

  test.each(deadLetters)('$id calls a person', ({ id }) => {
    expect(watched('ApproximateNumberOfMessagesVisible', id)).toBe(true);
  });

  test.each(queues)('$id is encrypted and refuses plain HTTP', ({ id, p }) => {
    expect(p.SqsManagedSseEnabled).toBe(true);
    const policy = production
      .resources('AWS::SQS::QueuePolicy')
      .find(([, { Properties }]) => Properties.Queues.some((queue: object) => refOf(queue) === id));
    expect(policy?.[1].Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  test('every queue with a redrive policy is read by a function', () => {
    expect(queueMappings.map(({ p }) => refOf(p.EventSourceArn)).sort()).toEqual(workQueues.map(({ id }) => id).sort());
  });

  test.each(queueMappings)('$id reports failures one by one and hides messages long enough', ({ p }) => {
    expect(p.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    const queue = found(production, refOf(p.EventSourceArn)).Properties;
    const reader = found(production, refOf(p.FunctionName)).Properties;
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * reader.Timeout);
  });
});

describe('the outbox stream', () => {
  test('both tables that the door writes are read', () => {
    expect(streamMappings.map(({ p }) => label(p.EventSourceArn)).sort()).toEqual([
      'CaseTable/stream',
      'RecordTable/stream',
    ]);
  });

  test.each(streamMappings)('$id sees outbox inserts only and loses none', ({ p }) => {
    expect(p.FilterCriteria.Filters.map((f: { Pattern: string }) => JSON.parse(f.Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'OUTBOX#' }] } } } },
    ]);
    expect(deadLetters.map(({ id }) => id)).toContain(refOf(p.DestinationConfig.OnFailure.Destination));
    expect(p.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(p.BisectBatchOnFunctionError).toBe(true);
    expect(p.MaximumRecordAgeInSeconds).toBeGreaterThan(0);
    expect(watched('IteratorAge', refOf(p.FunctionName))).toBe(true);
  });

  test('an event that stays unpublished raises an alarm, and so does silence', () => {
    const [alarm] = alarms.filter(({ p }) => p.MetricName === 'OutboxAge');
    expect(alarm?.p).toMatchObject({ TreatMissingData: 'breaching', Namespace: production.settings.prefix });
  });
});

describe('rules', () => {
  test.each(rules)('$id hands over to a queue or a topic, never to a function, with a dead-letter queue', ({ p }) => {
    for (const target of p.Targets) {
      expect(['AWS::SQS::Queue', 'AWS::SNS::Topic']).toContain(found(production, refOf(target.Arn)).Type);
      expect(deadLetters.map(({ id }) => id)).toContain(refOf(target.DeadLetterConfig.Arn));
    }
  });

  test('the bus may call no function', () => {
    const callers = production.resources('AWS::Lambda::Permission').map(([, { Properties }]) => Properties.Principal);
    expect(new Set(callers)).toEqual(new Set(['apigateway.amazonaws.com']));
  });

  interface EventSchema {
    readonly shape: { readonly type: { readonly def: { readonly values: readonly unknown[] } } };
  }
  const eventTypes = Object.values(aggregateKinds).flatMap((kind) => {
    // A kind with several events has a union of them, one with a single event just that.
    const schema = kind.event as unknown as EventSchema & {
      readonly def: { readonly options?: readonly EventSchema[] };
    };
    return (schema.def.options ?? [schema]).map(({ shape }) =>
      cloudEventType(kind.name, String(shape.type.def.values[0])),
    );
  });
  const handled = Object.entries({
    driver: driverHandles,
    'commitment driver': commitmentDriverHandles,
    statistics: statisticsHandles,
    plan: planHandles,
  }).flatMap(([consumer, handles]) => handles.map((handle) => ({ consumer, handle })));

  test.each(handled)('$consumer waits for events that exist: $handle', ({ handle }) => {
    const matching = eventTypes.filter((t) =>
      typeof handle === 'string' ? t === handle : t.startsWith(handle.prefix),
    );
    expect(matching).not.toEqual([]);
  });

  test('the schedules are in UTC: records stop on their own just after midnight in Shanghai', () => {
    const schedules = rules.flatMap(({ p }) => p.ScheduleExpression ?? []);
    expect(schedules.sort()).toEqual([
      'cron(30 16 * * ? *)',
      'cron(5 16 * * ? *)',
      'rate(1 minute)',
      'rate(1 minute)',
      'rate(1 minute)',
    ]);
  });
});

describe('functions', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));

  test('each folder with an environment is deployed, and no other', () => {
    const folders = globSync('functions/*/*/env.ts', { cwd: root }).map((f) => relative('functions', dirname(f)));
    expect(folders.sort()).toEqual([...functionNames].sort());
    expect(functions.map(({ p }) => p.FunctionName.replace(`${production.settings.prefix}-`, '')).sort()).toEqual(
      functionNames.map((name) => name.replace('/', '-')).sort(),
    );
  });

  test.each(functions)(
    '$p.FunctionName runs on Node 24 and ARM, is traced, logs for six months, is watched',
    ({ id, p }) => {
      expect(p).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
      });
      expect(p.ReservedConcurrentExecutions).toBeUndefined();
      const logs = found(production, refOf(p.LoggingConfig.LogGroup));
      expect(logs).toMatchObject({ DeletionPolicy: 'Retain', Properties: { RetentionInDays: 180 } });
      expect(watched('Errors', id)).toBe(true);
    },
  );

  test.each(functionNames)('%s gets every variable its schema asks for, and no other', async (name) => {
    const schemas = Object.values(await import(new URL(`../../functions/${name}/env.ts`, import.meta.url).href)) as {
      shape?: Record<string, unknown>;
    }[];
    const asked = Object.keys(schemas.find((schema) => schema.shape)?.shape ?? {});
    const deployed = byId(local.resources('AWS::Lambda::Function')).find(
      ({ p }) => p.FunctionName === `xinxiu-local-${name.replace('/', '-')}`,
    );
    const given = Object.keys(deployed?.p.Environment.Variables).filter((key) => !key.startsWith('POWERTOOLS_'));
    expect(given.sort()).toEqual(asked.sort());
  });
});

describe('log groups', () => {
  test.each(byId(production.resources('AWS::Logs::LogGroup')))('$p.LogGroupName ends some day', ({ p }) => {
    expect(p.RetentionInDays).toBe(180);
  });
});

describe('tables', () => {
  test.each(tables)('$id is kept, encrypted, restorable and forgets what has expired', ({ r, p }) => {
    expect(r.DeletionPolicy).toBe('Retain');
    expect(p).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(p.GlobalSecondaryIndexes).toHaveLength(4);
  });

  test('only what the door writes has a stream', () => {
    const streamed = tables.filter(({ p }) => p.StreamSpecification !== undefined);
    expect(streamed.map(({ id }) => id.slice(0, -8))).toEqual(['CaseTable', 'RecordTable']);
  });
});

describe('buckets', () => {
  const isLog = ({ id }: { id: string }) => /^(Access|Portal)Logs/.test(id);
  /** What everybody may read is not worth a key of its own. */
  const isOpen = ({ id }: { id: string }) => id.startsWith('Pages') || id.startsWith('PortalLogs');

  test.each(buckets)('$id is private, encrypted, versioned, logged and has a life cycle', (bucket) => {
    expect(bucket.r.DeletionPolicy).toBe('Retain');
    expect(Object.values(bucket.p.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    const [rule] = bucket.p.BucketEncryption.ServerSideEncryptionConfiguration;
    expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe(
      isLog(bucket) || isOpen(bucket) ? 'AES256' : 'aws:kms',
    );
    expect(bucket.p.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(bucket.p.LifecycleConfiguration.Rules).not.toEqual([]);
    if (!isLog(bucket))
      expect(refOf(bucket.p.LoggingConfiguration.DestinationBucketName)).toMatch(/^(Access|Portal)Logs/);
  });

  test.each(buckets)('$id refuses plain HTTP', ({ id }) => {
    const policy = production
      .resources('AWS::S3::BucketPolicy')
      .find(([, { Properties }]) => refOf(Properties.Bucket) === id);
    expect(policy?.[1].Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  test('checkpoints are written once', () => {
    production.template('data').hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } } },
    });
  });

  test('a new import file is announced on the bus', () => {
    const [imports] = buckets.filter(({ id }) => id.startsWith('Imports'));
    expect(imports?.p.NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled).toBe(true);
    const rule = rules.find(({ p }) => p.EventPattern?.source?.includes('aws.s3'));
    expect(label(rule?.p.EventPattern.detail.bucket.name[0])).toBe('Imports');
  });
});

describe('keys', () => {
  test('the key of identities turns every year; the one that finds them must not', () => {
    const keys = byId(production.resources('AWS::KMS::Key'));
    expect(keys.find(({ id }) => id.startsWith('IdentityKey'))?.p.EnableKeyRotation).toBe(true);
    expect(keys.find(({ id }) => id.startsWith('IdentityMacKey'))?.p).toMatchObject({ KeySpec: 'HMAC_256' });
    for (const { r } of keys) expect(r.DeletionPolicy).toBe('Retain');
  });
});

describe('the machine', () => {
  test('is a standard one, logs without the data that holds tokens, and its failures are watched', () => {
    const [machine] = byId(production.resources('AWS::StepFunctions::StateMachine'));
    expect(machine?.p).toMatchObject({
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
    expect(Object.keys(machine?.p.DefinitionSubstitutions).sort()).toEqual(['CaseTable', 'EnterStage', 'Partition']);
    for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut'])
      expect(watched(metric, machine?.id ?? '')).toBe(true);
  });
});

const specificity = (parts: readonly string[]): number =>
  (parts.at(-1) === '{proxy+}' ? 0 : 100) + parts.filter((part) => !part.startsWith('{')).length;

describe('the API', () => {
  const routes = byId(production.resources('AWS::ApiGatewayV2::Route'));
  const targetOf = (route: (typeof routes)[number]): string => {
    const integration = found(production, refOf(route.p.Target['Fn::Join'][1][1]));
    return found(production, refOf(integration.Properties.IntegrationUri)).Properties.FunctionName;
  };

  const prefixes: readonly (readonly [string, string])[] = [
    ['/applications', 'applications'],
    ['/commitments', 'commitments'],
    ['/matters', 'matters'],
    ['/work-items', 'work-items'],
    ['/units', 'work-items'],
    ['/operations', 'operations'],
    ['/records', 'records'],
    ['/subjects', 'records'],
    ['/documents', 'documents'],
    ['/cases', 'audit'],
    ['/chains', 'audit'],
    ['/deliveries', 'deliveries'],
    ['/inspection-draws', 'supervision'],
    ['/public', 'public'],
    ['/administration', 'administration'],
    ['/administration/rules', 'rules'],
    ['/platform-receipts', 'receipts'],
    ['/session', 'session'],
    ['/me', 'session'],
  ];

  test.each(prefixes)('%s and what lies below it is answered by %s', (prefix, group) => {
    const own = routes.filter(({ p }) => [`ANY ${prefix}`, `ANY ${prefix}/{proxy+}`].includes(p.RouteKey));
    expect(own.map(targetOf)).toEqual(Array(2).fill(`xinxiu-production-api-${group}`));
  });

  const single = ['repair', 'commitment'].flatMap((kind): [path: string, group: string][] => {
    const reads = kind === 'repair' ? 'cases' : 'commitment-cases';
    return [
      [`/${kind}-cases`, reads],
      [`/${kind}-cases/{caseId}`, reads],
      [`/${kind}-cases/{caseId}/timeline`, 'timelines'],
      [`/${kind}-cases/{caseId}/timeline/export`, 'timelines'],
      [`/${kind}-cases/{caseId}/decision-document`, 'decision-documents'],
      [`/${kind}-cases/{proxy+}`, `${kind}-actions`],
    ];
  });
  single.push(['/repair-cases/{caseId}/deliveries', 'deliveries'], ['/commitment-cases/preview', 'commitment-cases']);
  test.each(single)('%s is answered by %s', (path, group) => {
    const own = routes.filter(({ p }) => p.RouteKey === `ANY ${path}`);
    expect(own.map(targetOf)).toEqual([`xinxiu-production-api-${group}`]);
  });

  test('every operation is answered by the function that serves it', () => {
    const best = (path: string): string => {
      const given = path.split('/');
      const fits = routes
        .map((route) => ({ route, parts: String(route.p.RouteKey).replace('ANY ', '').split('/') }))
        .filter(({ parts }) =>
          parts.at(-1) === '{proxy+}' ? parts.length <= given.length : parts.length === given.length,
        )
        .filter(({ parts }) => parts.every((part, n) => part.startsWith('{') || part === given[n]))
        // As the gateway chooses: the whole address before the beginning of one, the literal before the variable.
        .toSorted((a, b) => specificity(b.parts) - specificity(a.parts));
      return fits[0] === undefined ? 'none' : targetOf(fits[0].route);
    };
    for (const [group, list] of Object.entries(contracts))
      for (const { path } of list) expect(best(path), path).toBe(`xinxiu-production-api-${group}`);
  });

  test('anything else is answered by a problem document too', () => {
    const [other] = routes.filter(({ p }) => p.RouteKey === '$default');
    expect(other && targetOf(other)).toBe('xinxiu-production-api-public');
    // Two for each prefix, the single ones, and this one.
    expect(routes).toHaveLength(2 * prefixes.length + single.length + 1);
  });

  test('its log names no person: no address, no path, no query', () => {
    const [stage] = byId(production.resources('AWS::ApiGatewayV2::Stage'));
    expect(stage?.p.AccessLogSettings.Format).toContain('$context.requestId');
    expect(stage?.p.AccessLogSettings.Format).not.toMatch(/sourceIp|\$context\.path|identity|userAgent/);
  });

  test('its server errors are watched', () => {
    expect(alarms.some(({ p }) => p.MetricName === '5xx')).toBe(true);
  });
});

describe('alarms', () => {
  test.each(alarms)('$p.AlarmName says what to do and reaches the topic', ({ p }) => {
    expect(p.AlarmDescription.length).toBeGreaterThan(40);
    const [forward] = rules.filter((rule) => rule.p.EventPattern?.source?.includes('aws.cloudwatch'));
    expect(p.AlarmName.startsWith(forward?.p.EventPattern.detail.alarmName[0].prefix)).toBe(true);
  });

  test('deliveries that wait are watched', () => {
    const [send] = workQueues.filter(({ p }) => p.QueueName.endsWith('-delivery-send'));
    expect(watched('ApproximateAgeOfOldestMessage', send?.id ?? '')).toBe(true);
  });
});

describe('exports', () => {
  test('the data stack exports the same with and without the application, or a release could not let go of anything', () => {
    const exportsOf = (template: Template): string[] =>
      Object.values<{ Export?: { Name: string } }>(template.toJSON()['Outputs'])
        .flatMap(({ Export }) => Export?.Name ?? [])
        .sort();
    const { settings } = production;
    const alone = new DataStack(new App({ context: flags, outdir: assemblyFolder() }), `${settings.prefix}-data`, {
      settings,
    });
    expect(exportsOf(production.template('data'))).toEqual(exportsOf(Template.fromStack(alone)));
  });
});

describe('stages', () => {
  test('the application stacks are the same locally and on AWS', () => {
    for (const part of ['data', 'application'] as const) {
      const kinds = (app: Synthesised) =>
        Object.values<Resource>(app.template(part).toJSON()['Resources'])
          .map(({ Type }) => Type)
          .sort();
      expect(kinds(local)).toEqual(kinds(production));
    }
    expect(local.stacks.operations).toBeUndefined();
    expect(production.stacks.operations).toBeDefined();
  });

  test('in production the business clock cannot be moved', () => {
    const clocks = (app: Synthesised) =>
      byId(app.resources('AWS::Lambda::Function')).filter(({ p }) => 'CLOCK_TABLE' in p.Environment.Variables);
    expect(clocks(production)).toEqual([]);
    expect(clocks(synthesise({ stage: 'dev' }))).toEqual([]);
    expect(clocks(local).length).toBeGreaterThan(10);
  });

  test('scripts can sign in sample users by their password, and nobody else', () => {
    const flows = (app: Synthesised) => byId(app.resources('AWS::Cognito::UserPoolClient'))[0]?.p.ExplicitAuthFlows;
    expect(flows(production)).not.toContain('ALLOW_ADMIN_USER_PASSWORD_AUTH');
    expect(flows(local)).toContain('ALLOW_ADMIN_USER_PASSWORD_AUTH');
  });

  test('what is only tried out goes with its stack', () => {
    const kept = local.resources().filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain');
    expect(kept).toEqual([]);
  });

  test('the issuer in tokens has the same name wherever its keys are fetched', () => {
    const variables = (app: Synthesised) =>
      byId(app.resources('AWS::Lambda::Function')).find(({ p }) => p.FunctionName.endsWith('-api-cases'))?.p.Environment
        .Variables;
    const issuer = 'https://cognito-idp.<AWS::Region>.amazonaws.com/';
    expect(label(variables(local).ISSUER)).toContain(issuer);
    expect(label(variables(production).ISSUER)).toContain(issuer);
    expect(label(variables(local).JWKS_URI)).toMatch(/^http:\/\/localhost:4566\/.*\/\.well-known\/jwks\.json$/);
    expect(label(variables(production).JWKS_URI)).toContain(issuer);
  });

  test.each([
    [{ stage: 'Prod!' }, /stage must be/],
    [{ apiId: 'xyz' }, /apiId must be/],
    [{ taskTokenScope: 'all' }, /taskTokenScope/],
  ])('a context that cannot be meant is refused: %j', (context, message) => {
    expect(() => synthesise(context)).toThrow(message);
  });
});

describe('the portal', () => {
  const [distribution] = byId(production.resources('AWS::CloudFront::Distribution'));
  const behaviours = [
    ['/', distribution?.p.DistributionConfig.DefaultCacheBehavior],
    ...(distribution?.p.DistributionConfig.CacheBehaviors ?? []).map((b: { PathPattern: string }) => [
      b.PathPattern,
      b,
    ]),
  ] as const;

  test('its pages come with a policy that lets neither scripts nor styles in but their own', () => {
    const policies = byId(production.resources('AWS::CloudFront::ResponseHeadersPolicy'));
    expect(policies).toHaveLength(1);
    for (const { p } of policies) {
      const { ContentSecurityPolicy } = p.ResponseHeadersPolicyConfig.SecurityHeadersConfig;
      const text = JSON.stringify(ContentSecurityPolicy.ContentSecurityPolicy);
      expect(text).toContain("default-src 'none'; script-src 'self'; style-src 'self'; ");
      expect(text).toContain("frame-ancestors 'none'");
    }
  });

  test.each(behaviours)('%s is served over TLS only', (_, behaviour) => {
    expect(['https-only', 'redirect-to-https']).toContain(behaviour.ViewerProtocolPolicy);
  });

  test('what the API answers is kept nowhere on the way', () => {
    const [, api] = behaviours.find(([path]) => path === '/api/*') ?? [];
    // CloudFront's own policy CachingDisabled.
    expect(api.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
  });

  test('documents may be sent from its address only', () => {
    const [documents] = buckets.filter(({ id }) => id.startsWith('Documents'));
    const [rule] = documents?.p.CorsConfiguration.CorsRules ?? [];
    expect(rule.AllowedOrigins).toEqual([production.settings.portalUrl]);
  });
});

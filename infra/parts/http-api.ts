/** One HTTP API, one function per group of resources. Tokens are checked in the functions, so that every 401 is a problem document too. */

import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Duration, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AdministrationEnv } from '../../functions/api/administration/env.ts';
import { ApplicationsEnv } from '../../functions/api/applications/env.ts';
import { CasesEnv } from '../../functions/api/cases/env.ts';
import { CommitmentCasesEnv } from '../../functions/api/commitment-cases/env.ts';
import { CommitmentsEnv } from '../../functions/api/commitments/env.ts';
import { DeliveriesEnv } from '../../functions/api/deliveries/env.ts';
import { DocumentsEnv } from '../../functions/api/documents/env.ts';
import { MattersEnv } from '../../functions/api/matters/env.ts';
import { PublicEnv } from '../../functions/api/public/env.ts';
import { ReceiptsEnv } from '../../functions/api/receipts/env.ts';
import { RecordsEnv } from '../../functions/api/records/env.ts';
import { SupervisionEnv } from '../../functions/api/supervision/env.ts';
import { WorkItemsEnv } from '../../functions/api/work-items/env.ts';
import { raiseAlarm } from '../constructs/alarm.ts';
import { CaseFunction } from '../constructs/case-function.ts';
import { logGroup } from '../constructs/logs.ts';
import { output } from '../constructs/output.ts';
import type { Platform } from '../constructs/platform.ts';

/** What the access log keeps: enough to find a failing route, no address, path or query that could name a person. */
const accessLogFields = {
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatency: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
};

export class Api extends Construct {
  readonly api: HttpApi;
  private readonly platform: Platform;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.platform = platform;
    const groups = this.groups();
    this.api = new HttpApi(this, 'Http', {
      apiName: platform.settings.prefix,
      createDefaultStage: false,
      // Public answers what nobody else does with a problem document.
      defaultIntegration: integration('NoRoute', groups.public),
    });
    if (platform.settings.apiId !== undefined) Tags.of(this.api).add('ms-custom-id', platform.settings.apiId);
    this.stage();
    this.route(groups.public, '/public');
    this.route(groups.applications, '/applications');
    this.route(groups.cases, '/repair-cases');
    this.route(groups.commitmentCases, '/commitment-cases');
    this.route(groups.commitments, '/commitments');
    this.route(groups.matters, '/matters');
    this.route(groups.workItems, '/work-items');
    this.route(groups.records, '/records', '/subjects');
    this.route(groups.documents, '/documents');
    this.route(groups.deliveries, '/deliveries');
    this.route(groups.supervision, '/inspection-draws');
    this.route(groups.administration, '/administration');
    this.route(groups.receipts, '/platform-receipts');
    raiseAlarm(this, 'ServerErrors', {
      settings: platform.settings,
      name: 'api-server-errors',
      description: 'The API answered with 5xx. Look for the requestId of the access log in the functions’ logs.',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
    });
    output(this, 'api', 'Url', this.api.apiEndpoint);
    output(this, 'api', 'Id', this.api.apiId);
  }

  /** One function per group of resources. */
  private groups() {
    const { platform } = this;
    return {
      public: new CaseFunction(this, 'Public', { platform, name: 'api/public', envSchema: PublicEnv }),
      applications: new CaseFunction(this, 'Applications', {
        platform,
        name: 'api/applications',
        envSchema: ApplicationsEnv,
      }),
      cases: new CaseFunction(this, 'Cases', { platform, name: 'api/cases', envSchema: CasesEnv }),
      commitmentCases: new CaseFunction(this, 'CommitmentCases', {
        platform,
        name: 'api/commitment-cases',
        envSchema: CommitmentCasesEnv,
      }),
      commitments: new CaseFunction(this, 'Commitments', {
        platform,
        name: 'api/commitments',
        envSchema: CommitmentsEnv,
        timeout: 30,
      }),
      matters: new CaseFunction(this, 'Matters', { platform, name: 'api/matters', envSchema: MattersEnv }),
      workItems: new CaseFunction(this, 'WorkItems', { platform, name: 'api/work-items', envSchema: WorkItemsEnv }),
      records: new CaseFunction(this, 'Records', { platform, name: 'api/records', envSchema: RecordsEnv }),
      documents: new CaseFunction(this, 'Documents', { platform, name: 'api/documents', envSchema: DocumentsEnv }),
      deliveries: new CaseFunction(this, 'Deliveries', { platform, name: 'api/deliveries', envSchema: DeliveriesEnv }),
      supervision: new CaseFunction(this, 'Supervision', {
        platform,
        name: 'api/supervision',
        envSchema: SupervisionEnv,
        // A draw reads every case of its pool and every record of their subjects.
        timeout: 29,
      }),
      administration: new CaseFunction(this, 'Administration', {
        platform,
        name: 'api/administration',
        envSchema: AdministrationEnv,
      }),
      receipts: new CaseFunction(this, 'Receipts', { platform, name: 'api/receipts', envSchema: ReceiptsEnv }),
    };
  }

  private stage(): void {
    const { settings } = this.platform;
    const logs = logGroup(this, 'AccessLog', `/aws/vendedlogs/${settings.prefix}-api`, settings);
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
  }

  private route(target: CaseFunction, ...prefixes: string[]): void {
    const to = integration(target.node.id, target);
    for (const prefix of prefixes)
      for (const path of [prefix, `${prefix}/{proxy+}`])
        this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration: to });
  }
}

/** One permission for the whole API per function: a statement per route would only repeat it. */
const integration = (id: string, target: CaseFunction): HttpLambdaIntegration =>
  new HttpLambdaIntegration(id, target.lambda, { scopePermissionToRoute: false });

/** One HTTP API, one function per group of resources. Tokens are checked in the functions, so that every 401 is a problem document too. */

import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Duration, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AdministrationEnv } from '../../functions/api/administration/env.ts';
import { ApplicationsEnv } from '../../functions/api/applications/env.ts';
import { AuditEnv } from '../../functions/api/audit/env.ts';
import { CasesEnv } from '../../functions/api/cases/env.ts';
import { CommitmentActionsEnv } from '../../functions/api/commitment-actions/env.ts';
import { CommitmentCasesEnv } from '../../functions/api/commitment-cases/env.ts';
import { CommitmentsEnv } from '../../functions/api/commitments/env.ts';
import { DecisionDocumentsEnv } from '../../functions/api/decision-documents/env.ts';
import { DeliveriesEnv } from '../../functions/api/deliveries/env.ts';
import { DocumentsEnv } from '../../functions/api/documents/env.ts';
import { MattersEnv } from '../../functions/api/matters/env.ts';
import { OperationsEnv } from '../../functions/api/operations/env.ts';
import { PublicEnv } from '../../functions/api/public/env.ts';
import { ReceiptsEnv } from '../../functions/api/receipts/env.ts';
import { RecordsEnv } from '../../functions/api/records/env.ts';
import { RepairActionsEnv } from '../../functions/api/repair-actions/env.ts';
import { RulesEnv } from '../../functions/api/rules/env.ts';
import { SessionEnv } from '../../functions/api/session/env.ts';
import { SupervisionEnv } from '../../functions/api/supervision/env.ts';
import { TimelinesEnv } from '../../functions/api/timelines/env.ts';
import { WorkItemsEnv } from '../../functions/api/work-items/env.ts';
import { bulkSeconds } from '../../functions/contracts/bulk.ts';
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
    this.routeOne(groups.repairActions, '/repair-cases/{proxy+}');
    this.routeOne(groups.cases, '/repair-cases', '/repair-cases/{caseId}');
    this.routeOne(groups.commitmentActions, '/commitment-cases/{proxy+}');
    this.routeOne(
      groups.commitmentCases,
      '/commitment-cases',
      '/commitment-cases/{caseId}',
      '/commitment-cases/preview',
    );
    this.routeOne(groups.timelines, ...timelinesOf('/repair-cases'), ...timelinesOf('/commitment-cases'));
    this.routeOne(groups.deliveries, '/repair-cases/{caseId}/deliveries');
    this.routeOne(
      groups.decisionDocuments,
      '/repair-cases/{caseId}/decision-document',
      '/commitment-cases/{caseId}/decision-document',
    );
    this.route(groups.commitments, '/commitments');
    this.route(groups.matters, '/matters');
    this.route(groups.workItems, '/work-items', '/units');
    this.route(groups.operations, '/operations');
    this.route(groups.records, '/records', '/subjects');
    this.route(groups.documents, '/documents');
    this.route(groups.audit, '/cases', '/chains');
    this.route(groups.deliveries, '/deliveries');
    this.route(groups.supervision, '/inspection-draws');
    this.route(groups.administration, '/administration');
    this.route(groups.rules, '/administration/rules');
    this.route(groups.receipts, '/platform-receipts');
    this.route(groups.session, '/session', '/me');
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
      repairActions: new CaseFunction(this, 'RepairActions', {
        platform,
        name: 'api/repair-actions',
        envSchema: RepairActionsEnv,
        timeout: bulkSeconds,
      }),
      commitmentActions: new CaseFunction(this, 'CommitmentActions', {
        platform,
        name: 'api/commitment-actions',
        envSchema: CommitmentActionsEnv,
        timeout: bulkSeconds,
      }),
      commitments: new CaseFunction(this, 'Commitments', {
        platform,
        name: 'api/commitments',
        envSchema: CommitmentsEnv,
        timeout: 30,
      }),
      matters: new CaseFunction(this, 'Matters', { platform, name: 'api/matters', envSchema: MattersEnv }),
      workItems: new CaseFunction(this, 'WorkItems', {
        platform,
        name: 'api/work-items',
        envSchema: WorkItemsEnv,
        timeout: bulkSeconds,
      }),
      operations: new CaseFunction(this, 'Operations', {
        platform,
        name: 'api/operations',
        envSchema: OperationsEnv,
      }),
      records: new CaseFunction(this, 'Records', { platform, name: 'api/records', envSchema: RecordsEnv }),
      documents: new CaseFunction(this, 'Documents', { platform, name: 'api/documents', envSchema: DocumentsEnv }),
      audit: new CaseFunction(this, 'Audit', { platform, name: 'api/audit', envSchema: AuditEnv }),
      decisionDocuments: new CaseFunction(this, 'DecisionDocuments', {
        platform,
        name: 'api/decision-documents',
        envSchema: DecisionDocumentsEnv,
        // A font of 10 MB is opened and cut down to what a document uses.
        memory: 1024,
      }),
      deliveries: new CaseFunction(this, 'Deliveries', { platform, name: 'api/deliveries', envSchema: DeliveriesEnv }),
      supervision: new CaseFunction(this, 'Supervision', {
        platform,
        name: 'api/supervision',
        envSchema: SupervisionEnv,
        // A draw reads every case of its pool and every record of their subjects: thousands of answers to parse, so a whole processor.
        memory: 1769,
        timeout: 29,
      }),
      administration: new CaseFunction(this, 'Administration', {
        platform,
        name: 'api/administration',
        envSchema: AdministrationEnv,
      }),
      rules: new CaseFunction(this, 'Rules', {
        platform,
        name: 'api/rules',
        envSchema: RulesEnv,
        // A preview reads some hundred cases and records and explains each twice.
        timeout: 29,
      }),
      timelines: new CaseFunction(this, 'Timelines', { platform, name: 'api/timelines', envSchema: TimelinesEnv }),
      session: new CaseFunction(this, 'Session', { platform, name: 'api/session', envSchema: SessionEnv }),
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
    this.routeOne(target, ...prefixes.flatMap((prefix) => [prefix, `${prefix}/{proxy+}`]));
  }

  /** Single addresses, which go before what their prefix says. */
  private routeOne(target: CaseFunction, ...paths: string[]): void {
    const to = integration(target.node.id, target);
    for (const path of paths) this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration: to });
  }
}

const timelinesOf = (cases: string): string[] =>
  ['timeline', 'timeline/export'].map((below) => `${cases}/{caseId}/${below}`);

/** One permission for the whole API per function: a statement per route would only repeat it. */
const integration = (id: string, target: CaseFunction): HttpLambdaIntegration =>
  new HttpLambdaIntegration(id, target.lambda, { scopePermissionToRoute: false });

/**
 * Findings of the AWS Solutions rule pack that we know and accept, each with the reason. tests/infra fails on every finding that is not
 * listed here, and on every line here that no longer finds anything.
 */
import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { CaseFunction } from './constructs/case-function.ts';
import { DeadLetterQueue } from './constructs/queued-function.ts';
import type { Settings } from './settings.ts';
import { bucketExport } from './stacks/data-stack.ts';

export interface Acknowledgement {
  /** The rule, with the finding in brackets where the rule has several. */
  readonly id: string;
  readonly reason: string;
  /** Where it holds; everything below such a construct is covered. */
  readonly at: (construct: IConstruct) => boolean;
}

const named =
  (...ends: string[]) =>
  (construct: IConstruct): boolean =>
    ends.some((end) => construct.node.path.endsWith(end));

const functions = (...names: string[]) => {
  const chosen = new Set(names);
  return (construct: IConstruct): boolean => construct instanceof CaseFunction && chosen.has(construct.name);
};

/** The list for one deployment: a few findings contain the stage's name. */
export const acknowledgementsOf = (settings: Settings): readonly Acknowledgement[] => [
  {
    id: 'AwsSolutions-CFR1',
    reason:
      'An enterprise may file from abroad, and what is published is published for everybody: no country is shut out.',
    at: named('-portal/Distribution'),
  },
  {
    id: 'AwsSolutions-CFR2',
    reason:
      'The rules of a web application firewall are the operator’s: the pages are static, the API is throttled and parses by contract.',
    at: named('-portal/Distribution'),
  },
  {
    id: 'AwsSolutions-CFR4',
    reason:
      'Only without a certificate of its own (context portalCertificate) does the distribution keep the older TLS of its default name.',
    at: named('-portal/Distribution'),
  },
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'Only xray:PutTraceSegments and xray:PutTelemetryRecords, which know no resources. That no other action stands on "*" is a test of its own.',
    at: (construct) => construct instanceof CaseFunction,
  },
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'X-Ray, and the log delivery rights that Step Functions needs to write to a log group; AWS offers no resources for either.',
    at: named('/Repair/Role', '/Commitment/Role'),
  },
  {
    id: `AwsSolutions-IAM5[Resource::${bucketExport(settings, 'documents')}/*]`,
    reason: 'Objects of one bucket: keys are made at run time, so the grant can only name all of them.',
    at: functions('api/documents'),
  },
  {
    id: `AwsSolutions-IAM5[Resource::${bucketExport(settings, 'imports')}/*]`,
    reason: 'Objects of one bucket: a determining unit names its files itself.',
    at: functions('ingest/import'),
  },
  {
    id: `AwsSolutions-IAM5[Resource::${bucketExport(settings, 'checkpoints')}/*]`,
    reason: 'Objects of one bucket, which one function writes and one reads: a checkpoint is named by its day.',
    at: functions('events/checkpoint', 'api/audit'),
  },
  {
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:xinxiu/${settings.stage}/platforms/*]`,
    reason: 'Platforms are configuration: their secrets are added without a deployment, under this prefix only.',
    at: functions('delivery/send', 'api/receipts'),
  },
  {
    id: 'AwsSolutions-SQS3',
    reason: 'It is itself a dead-letter queue, of a stream mapping or a bus rule, which the rule does not see.',
    at: (construct) => construct instanceof DeadLetterQueue,
  },
  {
    id: 'AwsSolutions-APIG4',
    reason:
      'Tokens are verified in each function and the policy table is enforced on every route, so that every refusal is a problem document. The route × role test proves it; public routes and signed platform receipts carry no token.',
    at: named('/Api/Http'),
  },
  {
    id: 'AwsSolutions-COG2',
    reason: 'A second factor is offered, not forced: offices join with their own sign-in, which decides about it.',
    at: named('/Users'),
  },
  {
    id: 'AwsSolutions-COG8',
    reason:
      'The Plus plan is billed per user. Accounts are made by administrators, and there is no self sign-up to protect.',
    at: named('/Users'),
  },
];

/** Records the acknowledgements on the constructs below `root`. */
export const acknowledge = (root: IConstruct, acknowledgements: readonly Acknowledgement[]): void => {
  for (const construct of root.node.findAll())
    for (const { id, reason, at } of acknowledgements)
      if (at(construct)) Validations.of(construct).acknowledge({ id, reason });
};

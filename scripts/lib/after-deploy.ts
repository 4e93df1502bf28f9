/**
 * What CloudFormation drops in the local engine without a word, set by API after each deployment: DynamoDB's time to
 * live and S3's object lock. (Point-in-time recovery and encryption of tables are dropped too; nothing observable
 * depends on them locally. CORS is mended in the engine's launcher.) Read from the synthesised templates, so that the
 * settings stay in infra/ alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { PutBucketVersioningCommand, PutObjectLockConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { clientOf } from './aws.ts';
import type { Instance } from './instance.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: {
    readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled?: boolean };
    readonly ObjectLockConfiguration?: {
      readonly Rule?: {
        readonly DefaultRetention?: { readonly Mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly Days: number };
      };
    };
  };
}

interface Deployed extends Resource {
  readonly physicalId: string;
}

interface Manifest {
  readonly artifacts: Readonly<
    Record<string, { type: string; properties?: { templateFile?: string; stackName?: string } }>
  >;
}

function readJson<T>(instance: Instance, file: string): T {
  return JSON.parse(readFileSync(join(instance.assembly, file), 'utf8')) as T;
}

/** Every resource of every stack: as the template has it, with the name it got. */
async function deployedResources(instance: Instance): Promise<Deployed[]> {
  const client = new CloudFormationClient(clientOf(instance));
  const all: Deployed[] = [];
  for (const [id, { type, properties }] of Object.entries(readJson<Manifest>(instance, 'manifest.json').artifacts)) {
    if (type !== 'aws:cloudformation:stack' || !properties?.templateFile) continue;
    const { Resources = {} } = readJson<{ Resources?: Record<string, Resource> }>(instance, properties.templateFile);
    for await (const page of paginateListStackResources({ client }, { StackName: properties.stackName ?? id })) {
      for (const { LogicalResourceId = '', PhysicalResourceId } of page.StackResourceSummaries ?? []) {
        const resource = Resources[LogicalResourceId];
        if (resource && PhysicalResourceId) all.push({ ...resource, physicalId: PhysicalResourceId });
      }
    }
  }
  return all;
}

/** Sets what the engine's CloudFormation left out. Repeating it changes nothing. */
export async function makeUpForTheEngine(instance: Instance): Promise<void> {
  const dynamo = new DynamoDBClient(clientOf(instance));
  const s3 = new S3Client({ ...clientOf(instance), forcePathStyle: true });
  for (const { Properties, physicalId } of await deployedResources(instance)) {
    const ttl = Properties?.TimeToLiveSpecification;
    if (ttl?.Enabled && ttl.AttributeName) {
      const TimeToLiveSpecification = { AttributeName: ttl.AttributeName, Enabled: true };
      await dynamo.send(new UpdateTimeToLiveCommand({ TableName: physicalId, TimeToLiveSpecification }));
    }
    const retention = Properties?.ObjectLockConfiguration?.Rule?.DefaultRetention;
    if (retention) {
      const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: retention } } as const;
      // On AWS the lock brings versioning with it; here it has to be there first.
      await s3.send(
        new PutBucketVersioningCommand({ Bucket: physicalId, VersioningConfiguration: { Status: 'Enabled' } }),
      );
      await s3.send(new PutObjectLockConfigurationCommand({ Bucket: physicalId, ObjectLockConfiguration }));
    }
  }
}

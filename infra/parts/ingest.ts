/** Reports of the determining units: a file in the bucket becomes records. */
import { Construct } from 'constructs';
import { ImportEnv } from '../../functions/ingest/import/env.ts';
import { CaseFunction } from '../constructs/case-function.ts';
import type { Platform } from '../constructs/platform.ts';
import { QueuedFunction } from '../constructs/queued-function.ts';
import type { DataStack } from '../stacks/data-stack.ts';

export interface IngestProps {
  readonly platform: Platform;
  readonly data: DataStack;
}

export class Ingest extends Construct {
  constructor(scope: Construct, id: string, { platform, data }: IngestProps) {
    super(scope, id);
    new QueuedFunction(this, 'ImportFiles', {
      settings: platform.settings,
      target: new CaseFunction(this, 'Import', {
        platform,
        name: 'ingest/import',
        envSchema: ImportEnv,
        memory: 1024,
        timeout: 300,
      }),
      source: {
        pattern: {
          source: ['aws.s3'],
          detailType: ['Object Created'],
          detail: { bucket: { name: [data.imports.bucketName] } },
        },
      },
      batchSize: 1,
    });
  }
}

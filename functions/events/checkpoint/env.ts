import * as z from '#domain/kernel/schema.ts';
import { caseTable, checkpointBucket, movableClock, recordTable, stage } from '../../shared/env.ts';

export const CheckpointEnv = z.object({
  ...caseTable,
  ...recordTable,
  ...movableClock,
  ...stage,
  ...checkpointBucket,
});
export type CheckpointEnv = z.infer<typeof CheckpointEnv>;

import * as z from '#domain/kernel/schema.ts';
import { caseTable, movableClock, recordTable, stage } from '../../shared/env.ts';

export const CheckpointEnv = z.object({
  ...caseTable,
  ...recordTable,
  ...movableClock,
  ...stage,
  /** Write-once: what lies there cannot be changed before its retention ends. */
  CHECKPOINT_BUCKET: z.string().check(z.minLength(3)),
});
export type CheckpointEnv = z.infer<typeof CheckpointEnv>;

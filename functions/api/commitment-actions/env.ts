import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const CommitmentActionsEnv = z.object({ ...door, ...identity });
export type CommitmentActionsEnv = z.infer<typeof CommitmentActionsEnv>;

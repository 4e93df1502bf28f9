import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const CommitmentCasesEnv = z.object({ ...door, ...identity });
export type CommitmentCasesEnv = z.infer<typeof CommitmentCasesEnv>;

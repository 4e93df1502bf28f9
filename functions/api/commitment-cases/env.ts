import * as z from 'zod/mini';
import { door, identity } from '../../shared/env.ts';

export const CommitmentCasesEnv = z.object({ ...door, ...identity });
export type CommitmentCasesEnv = z.infer<typeof CommitmentCasesEnv>;

import * as z from 'zod/mini';
import { door, identity } from '../../shared/env.ts';

export const CommitmentsEnv = z.object({ ...door, ...identity });
export type CommitmentsEnv = z.infer<typeof CommitmentsEnv>;

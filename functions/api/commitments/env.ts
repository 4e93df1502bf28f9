import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const CommitmentsEnv = z.object({ ...door, ...identity });
export type CommitmentsEnv = z.infer<typeof CommitmentsEnv>;

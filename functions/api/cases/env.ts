import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const CasesEnv = z.object({ ...door, ...identity });
export type CasesEnv = z.infer<typeof CasesEnv>;

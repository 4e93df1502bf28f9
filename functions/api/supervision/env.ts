import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const SupervisionEnv = z.object({ ...door, ...identity });
export type SupervisionEnv = z.infer<typeof SupervisionEnv>;

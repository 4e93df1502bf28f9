import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const TimelinesEnv = z.object({ ...door, ...identity });
export type TimelinesEnv = z.infer<typeof TimelinesEnv>;

import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const MattersEnv = z.object({ ...door, ...identity });
export type MattersEnv = z.infer<typeof MattersEnv>;

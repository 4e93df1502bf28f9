import * as z from '#domain/kernel/schema.ts';
import { door } from '../../shared/env.ts';

export const DueSweepEnv = z.object({ ...door });
export type DueSweepEnv = z.infer<typeof DueSweepEnv>;

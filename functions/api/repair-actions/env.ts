import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const RepairActionsEnv = z.object({ ...door, ...identity });
export type RepairActionsEnv = z.infer<typeof RepairActionsEnv>;

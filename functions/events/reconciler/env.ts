import * as z from '#domain/kernel/schema.ts';
import { bus, commitmentMachine, door, repairMachine } from '../../shared/env.ts';

export const ReconcilerEnv = z.object({ ...door, ...repairMachine, ...commitmentMachine, ...bus });
export type ReconcilerEnv = z.infer<typeof ReconcilerEnv>;

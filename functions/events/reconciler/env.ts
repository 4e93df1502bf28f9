import * as z from 'zod';
import { bus, door, repairMachine } from '../../shared/env.ts';

export const ReconcilerEnv = z.object({ ...door, ...repairMachine, ...bus });
export type ReconcilerEnv = z.infer<typeof ReconcilerEnv>;

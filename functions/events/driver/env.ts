import * as z from '#domain/kernel/schema.ts';
import { door, repairMachine } from '../../shared/env.ts';

export const DriverEnv = z.object({ ...door, ...repairMachine });
export type DriverEnv = z.infer<typeof DriverEnv>;

import * as z from 'zod/mini';
import { bus, commitmentMachine, door, identity, repairMachine } from '../../shared/env.ts';

export const OperationsEnv = z.object({ ...door, ...identity, ...repairMachine, ...commitmentMachine, ...bus });
export type OperationsEnv = z.infer<typeof OperationsEnv>;

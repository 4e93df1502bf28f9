import * as z from '#domain/kernel/schema.ts';
import { bus, commitmentMachine, door, identity, repairMachine } from '../../shared/env.ts';

export const OperationsEnv = z.object(() => ({ ...door, ...identity, ...repairMachine, ...commitmentMachine, ...bus }));
export type OperationsEnv = z.infer<typeof OperationsEnv>;

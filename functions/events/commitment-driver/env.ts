import * as z from '#domain/kernel/schema.ts';
import { commitmentMachine, door } from '../../shared/env.ts';

export const CommitmentDriverEnv = z.object({ ...door, ...commitmentMachine });
export type CommitmentDriverEnv = z.infer<typeof CommitmentDriverEnv>;

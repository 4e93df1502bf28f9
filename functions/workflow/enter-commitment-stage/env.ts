import * as z from '#domain/kernel/schema.ts';
import { door } from '../../shared/env.ts';

export const EnterCommitmentStageEnv = z.object({ ...door });
export type EnterCommitmentStageEnv = z.infer<typeof EnterCommitmentStageEnv>;

import * as z from 'zod/mini';
import { door } from '../../shared/env.ts';

export const EnterStageEnv = z.object({ ...door });
export type EnterStageEnv = z.infer<typeof EnterStageEnv>;

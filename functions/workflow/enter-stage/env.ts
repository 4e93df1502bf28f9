import * as z from '#domain/kernel/schema.ts';
import { door } from '../../shared/env.ts';

export const EnterStageEnv = z.object({ ...door });
export type EnterStageEnv = z.infer<typeof EnterStageEnv>;

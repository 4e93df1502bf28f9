import * as z from '#domain/kernel/schema.ts';
import { door } from '../../shared/env.ts';

export const AutoStopEnv = z.object({ ...door });
export type AutoStopEnv = z.infer<typeof AutoStopEnv>;

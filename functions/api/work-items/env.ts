import * as z from 'zod/mini';
import { door, identity } from '../../shared/env.ts';

export const WorkItemsEnv = z.object({ ...door, ...identity });
export type WorkItemsEnv = z.infer<typeof WorkItemsEnv>;

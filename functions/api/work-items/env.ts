import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const WorkItemsEnv = z.object({ ...door, ...identity });
export type WorkItemsEnv = z.infer<typeof WorkItemsEnv>;

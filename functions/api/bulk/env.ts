import * as z from '#domain/kernel/schema.ts';
import { door, identity } from '../../shared/env.ts';

export const BulkEnv = z.object(() => ({ ...door, ...identity }));
export type BulkEnv = z.infer<typeof BulkEnv>;

import * as z from '#domain/kernel/schema.ts';
import { documentBucket, door, identity } from '../../shared/env.ts';

export const DocumentsEnv = z.object({ ...door, ...identity, ...documentBucket });
export type DocumentsEnv = z.infer<typeof DocumentsEnv>;

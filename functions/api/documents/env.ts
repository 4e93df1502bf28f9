import * as z from 'zod/mini';
import { documentBucket, door, identity } from '../../shared/env.ts';

export const DocumentsEnv = z.object({ ...door, ...identity, ...documentBucket });
export type DocumentsEnv = z.infer<typeof DocumentsEnv>;

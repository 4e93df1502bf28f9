import * as z from 'zod/mini';
import { checkpointBucket, door, identity } from '../../shared/env.ts';

export const AuditEnv = z.object({ ...door, ...identity, ...checkpointBucket });
export type AuditEnv = z.infer<typeof AuditEnv>;

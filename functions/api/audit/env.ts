import * as z from '#domain/kernel/schema.ts';
import { checkpointBucket, door, identity, ledgerTable } from '../../shared/env.ts';

export const AuditEnv = z.object(() => ({ ...door, ...identity, ...ledgerTable, ...checkpointBucket }));
export type AuditEnv = z.infer<typeof AuditEnv>;

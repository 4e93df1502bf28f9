import * as z from '#domain/kernel/schema.ts';
import { door, identity, identityKeys } from '../../shared/env.ts';

export const RecordsEnv = z.object({ ...door, ...identity, ...identityKeys });
export type RecordsEnv = z.infer<typeof RecordsEnv>;

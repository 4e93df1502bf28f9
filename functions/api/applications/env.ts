import * as z from '#domain/kernel/schema.ts';
import { door, identity, ledgerTable } from '../../shared/env.ts';

export const ApplicationsEnv = z.object({ ...door, ...identity, ...ledgerTable });
export type ApplicationsEnv = z.infer<typeof ApplicationsEnv>;

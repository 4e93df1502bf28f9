import * as z from '#domain/kernel/schema.ts';
import { door, identity, ledgerTable } from '../../shared/env.ts';

export const AdministrationEnv = z.object({ ...door, ...identity, ...ledgerTable });
export type AdministrationEnv = z.infer<typeof AdministrationEnv>;

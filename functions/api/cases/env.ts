import * as z from '#domain/kernel/schema.ts';
import { door, identity, ledgerTable } from '../../shared/env.ts';

export const CasesEnv = z.object({ ...door, ...identity, ...ledgerTable });
export type CasesEnv = z.infer<typeof CasesEnv>;

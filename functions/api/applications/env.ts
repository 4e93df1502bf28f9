import * as z from 'zod/mini';
import { door, identity, ledgerTable } from '../../shared/env.ts';

export const ApplicationsEnv = z.object({ ...door, ...identity, ...ledgerTable });
export type ApplicationsEnv = z.infer<typeof ApplicationsEnv>;

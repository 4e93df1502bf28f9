import * as z from 'zod/mini';
import { door, ledgerTable, sendQueue } from '../../shared/env.ts';

export const PlanEnv = z.object({ ...door, ...ledgerTable, ...sendQueue });
export type PlanEnv = z.infer<typeof PlanEnv>;

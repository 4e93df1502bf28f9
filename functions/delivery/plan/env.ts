import * as z from '#domain/kernel/schema.ts';
import { door, ledgerTable, sendQueue } from '../../shared/env.ts';

export const PlanEnv = z.object({ ...door, ...ledgerTable, ...sendQueue });
export type PlanEnv = z.infer<typeof PlanEnv>;

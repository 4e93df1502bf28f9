import * as z from '#domain/kernel/schema.ts';
import { door, ledgerTable, sendQueue } from '../../shared/env.ts';

export const SweepEnv = z.object({ ...door, ...ledgerTable, ...sendQueue });
export type SweepEnv = z.infer<typeof SweepEnv>;

import * as z from 'zod/mini';
import { directoryTable, ledgerTable, recordTable, sendQueue } from '../../shared/env.ts';

export const SendEnv = z.object({ ...recordTable, ...directoryTable, ...ledgerTable, ...sendQueue });
export type SendEnv = z.infer<typeof SendEnv>;

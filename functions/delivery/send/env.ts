import * as z from '#domain/kernel/schema.ts';
import { directoryTable, ledgerTable, recordTable, sendQueue } from '../../shared/env.ts';

export const SendEnv = z.object({ ...recordTable, ...directoryTable, ...ledgerTable, ...sendQueue });
export type SendEnv = z.infer<typeof SendEnv>;

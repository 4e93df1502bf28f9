import * as z from '#domain/kernel/schema.ts';
import { door, ledgerTable } from '../../shared/env.ts';

export const ReceiptsEnv = z.object({ ...door, ...ledgerTable });
export type ReceiptsEnv = z.infer<typeof ReceiptsEnv>;

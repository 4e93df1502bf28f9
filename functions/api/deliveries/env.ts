import * as z from '#domain/kernel/schema.ts';
import { door, identity, ledgerTable, sendQueue } from '../../shared/env.ts';

export const DeliveriesEnv = z.object({ ...door, ...identity, ...ledgerTable, ...sendQueue });
export type DeliveriesEnv = z.infer<typeof DeliveriesEnv>;

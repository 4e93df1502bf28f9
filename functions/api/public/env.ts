import * as z from '#domain/kernel/schema.ts';
import { caseTable, directoryTable, movableClock, recordTable, stage } from '../../shared/env.ts';

export const PublicEnv = z.object({ ...caseTable, ...recordTable, ...directoryTable, ...movableClock, ...stage });
export type PublicEnv = z.infer<typeof PublicEnv>;

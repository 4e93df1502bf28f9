import * as z from 'zod/mini';
import { caseTable, directoryTable, identity, movableClock, recordTable, signIn } from '../../shared/env.ts';

export const SessionEnv = z.object({
  ...caseTable,
  ...recordTable,
  ...directoryTable,
  ...movableClock,
  ...identity,
  ...signIn,
});
export type SessionEnv = z.infer<typeof SessionEnv>;

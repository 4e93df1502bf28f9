import * as z from '#domain/kernel/schema.ts';
import { caseTable, directoryTable, identity, movableClock, signIn } from '../../shared/env.ts';

export const SessionEnv = z.object(() => ({
  ...caseTable,
  ...directoryTable,
  ...movableClock,
  ...identity,
  ...signIn,
}));
export type SessionEnv = z.infer<typeof SessionEnv>;

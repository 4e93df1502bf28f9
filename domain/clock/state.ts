/** The clock as it lies in the table: all it takes to read it. */
import type { StoredKind } from '../kernel/aggregate.ts';
import * as z from '../kernel/schema.ts';

const State = z.strictObject(() => ({ offsetSeconds: z.nullable(z.int()) }));
export type BusinessClockState = z.infer<typeof State>;

export const businessClockId = 'business';

export const storedClock: StoredKind<BusinessClockState> = {
  name: 'businessClock',
  keyPrefix: 'CLOCK',
  table: 'case',
  schemaVersion: 1,
  initial: { offsetSeconds: null },
  state: State,
};

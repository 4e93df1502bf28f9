/** An office's history as it lies in the table, for who only reads it. */
import { roles as allRoles, Role } from '../kernel/actor.ts';
import type { StoredKind } from '../kernel/aggregate.ts';
import * as z from '../kernel/schema.ts';

const notHeld = ['applicant', 'platform', 'system'] as const satisfies readonly Role[];
type OfficeRole = Exclude<Role, (typeof notHeld)[number]>;
/** Roles a person holds by office; whoever has none applies for others. */
export const officeRoles = allRoles.filter((role): role is OfficeRole => !notHeld.some((other) => other === role));
export const OfficeRole = z.enum(officeRoles);

/** Which roles, in which unit; null outside the authorities. */
export const Held = z.strictObject(() => ({ roles: z.array(Role), unitId: z.nullable(z.string()) }));
export type Held = z.infer<typeof Held>;

const instant = z.iso.datetime();

export const OfficeState = z.strictObject(() => ({
  principalId: z.string(),
  regionId: z.string(),
  /** How often something was decided; whoever decides names the one they saw. */
  version: z.int(),
  /** As it was last decided; null where only the directory says it. */
  held: z.nullable(Held),
  suspended: z.nullable(z.strictObject({ since: instant, reason: z.string() })),
}));
export type OfficeState = z.infer<typeof OfficeState>;

export const storedOffice: StoredKind<OfficeState> = {
  name: 'officeHistory',
  keyPrefix: 'OFFICE',
  table: 'case',
  schemaVersion: 1,
  initial: { principalId: '', regionId: '', version: 0, held: null, suspended: null },
  state: OfficeState,
};

/** What is decided on an office; each names whose it is, since any of them may be the first. */
import * as z from '../kernel/schema.ts';
import { Held } from './state.ts';

const whose = { principalId: z.string(), regionId: z.string(), reason: z.string() };
export const OfficeEvent = z.discriminatedUnion('type', [
  z.strictObject(() => ({
    type: z.literal('OfficeChanged'),
    data: z.strictObject({ ...whose, before: Held, after: Held }),
  })),
  z.strictObject(() => ({ type: z.literal('UserSuspended'), data: z.strictObject(whose) })),
  z.strictObject(() => ({ type: z.literal('UserRestored'), data: z.strictObject(whose) })),
]);
export type OfficeEvent = z.infer<typeof OfficeEvent>;

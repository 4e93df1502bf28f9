import * as z from './schema.ts';

/** Every role of the system; `system` is the workflow, a sweep or an import acting because an event or a time said so. */
export const roles = [
  'applicant',
  'acceptor',
  'verifier',
  'approver',
  'supervisor',
  'auditor',
  'administrator',
  'platform',
  'system',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Who acts, as an event keeps it: the one role used, never all the person has. */
export const Actor = z.strictObject(() => ({
  principalId: z.string().check(z.minLength(1)),
  role: Role,
  unitId: z.optional(z.string()),
}));
export type Actor = z.infer<typeof Actor>;

export const systemActor = (part: string): Actor => ({ principalId: `system:${part}`, role: 'system' });

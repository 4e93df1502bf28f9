/**
 * 信用主体: the body or person a record is about.
 * Why two shapes: whatever identifies a natural person lies in an item of its own (`SubjectIdentity`), encrypted and read under audit;
 * the subject itself, which lists and events refer to, carries a masked name only.
 */
import * as z from '../kernel/schema.ts';
import { maskIdentityNumber, maskName } from './mask.ts';
import { SubjectKind } from './subject-kind.ts';
import { checkUscc } from './uscc.ts';

/** A unified social credit code as stored: normalised, its check character right. */
export const Uscc = z.string().check(
  z.refine((code) => {
    const check = checkUscc(code);
    return check.valid && check.normalized === code;
  }, 'badUscc'),
);

export const CreditSubject = z
  .strictObject({
    subjectId: z.string().check(z.minLength(1)),
    regionId: z.string().check(z.minLength(1)),
    kind: SubjectKind,
    /** Of a natural person the masked name. */
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    uscc: z.nullable(Uscc),
  })
  .check(
    z.refine((subject) => subject.kind !== 'naturalPerson' || subject.uscc === null, {
      path: ['uscc'],
      message: 'naturalPersonWithUscc',
    }),
    z.refine((subject) => subject.kind === 'naturalPerson' || subject.uscc !== null, {
      path: ['uscc'],
      message: 'organizationWithoutUscc',
    }),
  );
export type CreditSubject = z.infer<typeof CreditSubject>;

/** What identifies a natural person; never in events, lists, logs or public answers. */
export const SubjectIdentity = z.strictObject(() => ({
  subjectId: z.string().check(z.minLength(1)),
  fullName: z.string().check(z.minLength(1), z.maxLength(100)),
  identityKind: z.string().check(z.minLength(1)),
  identityNumber: z.string().check(z.minLength(1), z.maxLength(64)),
}));
export type SubjectIdentity = z.infer<typeof SubjectIdentity>;

/** What people without the right to unmask see of an identity. */
export const maskIdentity = (identity: SubjectIdentity): SubjectIdentity => ({
  ...identity,
  fullName: maskName(identity.fullName),
  identityNumber: maskIdentityNumber(identity.identityNumber),
});

/** Codes of individual businesses (个体工商户) start with 92. */
export const isIndividualBusinessCode = (uscc: string): boolean => uscc.startsWith('92');

/** What a subject can be. */
import * as z from '../kernel/schema.ts';

export const SubjectKind = z.enum(['legalPerson', 'unincorporatedOrganization', 'individualBusiness', 'naturalPerson']);
export type SubjectKind = z.infer<typeof SubjectKind>;

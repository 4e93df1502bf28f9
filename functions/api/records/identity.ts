/**
 * Unmasking a natural person. The read is stored in the subject's history before a single character is decrypted: a read that cannot be
 * recorded does not happen.
 */
import { readIdentity } from '#contracts/records.ts';
import type { Person } from '#domain/access/person.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { readPersonalData } from '#domain/subject/decide.ts';
import { subjectOf } from '#domain/subject/kind.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { aboutAnyCase } from '../../shared/cases/case-kinds.ts';
import type { IdentityVault } from '../../shared/directory/identities.ts';
import { readSubject } from '../../shared/directory/subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type About, route } from '../../shared/http/route.ts';

const readSubjects = subjectOf({ readPersonalData });

const fields = ['fullName', 'identityKind', 'identityNumber'];

export const readIdentityRoute = (deps: ApiDeps, vault: IdentityVault) =>
  route(readIdentity, {
    about: ({ params, query, person }) => aboutIdentity(deps, params.subjectId, query.caseId, person),
    handle: async ({ query, acting, requestId }, subject) => {
      if (subject.kind !== 'naturalPerson') return refuse({ code: 'identityNotKept' });
      const { subjectId } = subject;
      const { purpose, caseId } = query;
      const command = { type: 'readPersonalData', fields, purpose, ...(caseId !== undefined && { caseId }) };
      const noted = await deps.door({ kind: readSubjects, id: subjectId, command, ...acting, commandId: requestId });
      if (!noted.ok) return noted;
      const identity = await vault.open(subjectId);
      return identity === null ? refuse({ code: 'identityNotKept' }) : ok(identity);
    },
  });

/** An officer's reason to look is a case of their unit about this very subject. */
const aboutIdentity = async (
  deps: ApiDeps,
  subjectId: string,
  caseId: string | undefined,
  { roles }: Person,
): Promise<Result<About<CreditSubject>, Refusal>> => {
  const subject = await readSubject(deps.db, deps.tables.directory, subjectId);
  if (subject === null) return refuse({ code: 'subjectNotFound' });
  const region = { loaded: subject, regionId: subject.regionId };
  if (caseId === undefined) return roles.includes('auditor') ? ok(region) : refuse({ code: 'caseNotNamed' });
  const about = await aboutAnyCase(deps.reader, caseId);
  if (!about.ok) return about;
  if (about.value.subjectId !== subjectId) return refuse({ code: 'caseNotFound' });
  return ok({ ...region, unitIds: about.value.unitIds ?? [] });
};

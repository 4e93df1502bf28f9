import { listSubjects } from '#contracts/records.ts';
import { subjectsOf } from '#domain/access/person.ts';
import { ok } from '#domain/kernel/result.ts';
import { actionScopes, authorityScopes, type Representation } from '#domain/subject/authority.ts';
import { readSubject } from '../../shared/directory/subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';

/** The subjects a person may act for today, each with the authorities they hold for it. */
export const listSubjectsRoute = (deps: ApiDeps) =>
  route(listSubjects, {
    about: aboutPerson,
    handle: async ({ person }) => {
      const entries = await Promise.all(
        subjectsOf(person).map(async (subjectId) => {
          const subject = await readSubject(deps.db, deps.tables.directory, subjectId);
          if (subject === null) return [];
          const { name, kind, uscc, regionId } = subject;
          const held = person.represents.filter((one) => one.subjectId === subjectId);
          return [{ subjectId, name, kind, code: uscc, regionId, authorities: held.map(authority) }];
        }),
      );
      return ok({ entries: entries.flat() });
    },
  });

const authority = ({ scope, from, to, basis }: Representation) => {
  const known = authorityScopes[scope];
  const covered = known?.covers ?? [];
  return { scope, scopeLabel: known?.label ?? scope, covers: covered.map((one) => actionScopes[one]), from, to, basis };
};

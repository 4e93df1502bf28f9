import { listSubjects } from '#contracts/records.ts';
import { ok } from '#domain/kernel/result.ts';
import { readSubject } from '../../shared/directory/subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';

/** The subjects a person may act for today, once for each authority they hold. */
export const listSubjectsRoute = (deps: ApiDeps) =>
  route(listSubjects, {
    about: aboutPerson,
    handle: async ({ person }) => {
      const entries = await Promise.all(
        person.represents.map(async ({ subjectId, scope, from, to }) => {
          const subject = await readSubject(deps.db, deps.tables.directory, subjectId);
          if (subject === null) return [];
          const { name, kind, uscc, regionId } = subject;
          return [{ subjectId, name, kind, code: uscc, regionId, scope, from, to }];
        }),
      );
      return ok({ entries: entries.flat() });
    },
  });

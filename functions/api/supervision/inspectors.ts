/** The inspectors of a draw as the directory knows them today. */
import { subjectsOf } from '#domain/access/person.ts';
import type { Inspector } from '#domain/supervision/candidate.ts';
import { readPerson } from '../../shared/directory/people.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';

export const inspectorsOf = (
  deps: ApiDeps,
  principalIds: readonly string[],
  unitId: string,
  today: string,
): Promise<Inspector[]> =>
  Promise.all(
    principalIds.map(async (principalId) => {
      const person = await readPerson(deps.db, deps.tables.directory, principalId, today);
      return {
        principalId,
        inOffice: person?.unitId === unitId && person.roles.includes('verifier'),
        represents: person === null ? [] : subjectsOf(person),
      };
    }),
  );

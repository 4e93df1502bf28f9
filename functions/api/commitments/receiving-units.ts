import { listReceivingUnits } from '#contracts/commitments.ts';
import { ok } from '#domain/kernel/result.ts';
import { listUnits } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';

/** The public bodies of a region by name: nothing else of them is for applicants. */
export const listReceivingUnitsRoute = (deps: ApiDeps) =>
  route(listReceivingUnits, {
    about: aboutPerson,
    handle: async ({ query: { region } }) => {
      const units = await listUnits(deps.db, deps.tables.directory);
      const entries = units
        .filter(({ regionId }) => regionId === region)
        .map(({ unitId, name }) => ({ id: unitId, name }))
        .toSorted((a, b) => a.id.localeCompare(b.id));
      return ok({ entries });
    },
  });

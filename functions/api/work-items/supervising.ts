/** A supervisor's hand in the work of others: who has how much, giving an item to somebody, urging. */
import { assignWorkItem, listOfficers, readWorkItemLoad, urgeWorkItem } from '#contracts/supervising.ts';
import { subjectsOf } from '#domain/access/person.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { Candidate } from '#domain/kernel/supervising.ts';
import * as people from '../../shared/directory/people.ts';
import { listUnits, readUnit, type Unit } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type About, aboutPerson, route } from '../../shared/http/route.ts';
import { itemCommandRoute } from './item.ts';
import { loadOf } from './load.ts';

/** A unit concerns those who work in it and in the unit that supervises it. */
const aboutUnit = async ({ db, tables }: ApiDeps, unitId: string): Promise<Result<About<Unit[]>, Refusal>> => {
  const unit = await readUnit(db, tables.directory, unitId);
  if (unit === null) return refuse({ code: 'unitNotFound' });
  return ok({
    loaded: [unit],
    unitIds: [unit.unitId, ...(unit.supervisorUnitId === null ? [] : [unit.supervisorUnitId])],
  });
};

export const readLoadRoute = (deps: ApiDeps) =>
  route(readWorkItemLoad, {
    about: async (request) => {
      const { unitId } = request.query;
      if (unitId !== undefined) return aboutUnit(deps, unitId);
      const own = await aboutPerson(request);
      return own.ok ? ok({ ...own.value, loaded: await watchedBy(deps, request.person.unitId) }) : own;
    },
    handle: async ({ now }, units) => ok({ units: await Promise.all(units.map((unit) => loadOf(deps, unit, now))) }),
  });

const watchedBy = async ({ db, tables }: ApiDeps, own: string | undefined): Promise<Unit[]> => {
  const units = await listUnits(db, tables.directory);
  return units.filter(({ unitId, supervisorUnitId }) => [unitId, supervisorUnitId].includes(own ?? ''));
};

export const listOfficersRoute = (deps: ApiDeps) =>
  route(listOfficers, {
    about: ({ params }) => aboutUnit(deps, params.unitId),
    handle: async ({ params, query: { role } }) => {
      const officers = await people.listOfficers(deps.db, deps.tables.directory, params.unitId);
      const wanted = officers.filter(({ roles }) => role === undefined || roles.includes(role));
      return ok({
        entries: wanted
          .map(({ roles, ...officer }) => ({ ...officer, roles: [...roles] }))
          .toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
      });
    },
  });

export const assignItemRoute = (deps: ApiDeps) =>
  itemCommandRoute(
    deps,
    assignWorkItem,
    async ({ params: { itemId }, body: { itemVersion, assignee, reason }, today }) => ({
      type: 'assignItem',
      itemId,
      itemVersion,
      reason,
      to: await candidate(deps, assignee, today),
    }),
  );

/** Read consistently and as of today: whoever has just left their office is given nothing. */
const candidate = async ({ db, tables }: ApiDeps, principalId: string, today: string): Promise<Candidate> => {
  const person = await people.readPerson(db, tables.directory, principalId, today);
  if (person === null) return { principalId, roles: [], represents: [] };
  const { roles, unitId } = person;
  return { principalId, roles, ...(unitId !== undefined && { unitId }), represents: subjectsOf(person) };
};

export const urgeItemRoute = (deps: ApiDeps) =>
  itemCommandRoute(deps, urgeWorkItem, async ({ params: { itemId }, body }) => ({ type: 'urgeItem', itemId, ...body }));

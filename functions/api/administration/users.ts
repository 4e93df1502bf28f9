/** People with an office: who they are, what they hold, and what administrators decide on it. */

import type { AnyContract } from '#contracts/contract.ts';
import * as contracts from '#contracts/directory.ts';
import { type Person, roleLabels } from '#domain/access/person.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import { EventBody } from '#domain/kernel/event.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { OfficeEvent } from '#domain/office/events.ts';
import { officeActions, officeHistory } from '#domain/office/office.ts';
import { type Held, type OfficeState, storedOffice } from '#domain/office/state.ts';
import {
  type Office,
  officeIn,
  officesKey,
  officeWrites,
  readNames,
  readOffice,
} from '../../shared/directory/people.ts';
import { readUnit } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type Allowed, aboutPerson, route } from '../../shared/http/route.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';
import { mergedPage } from '../../shared/lists/merged-page.ts';
import type { ViewContext } from '../../shared/views/context.ts';

export const listUsersRoute = (deps: ApiDeps) =>
  route(contracts.listUsers, {
    about: aboutPerson,
    handle: async ({ query: { limit, cursor }, person }) => {
      const list = 'users';
      const after = positionOf(list, cursor);
      if (!after.ok) return after;
      const context = await deps.look();
      const { directory } = deps.tables;
      const page = await mergedPage(deps.db, {
        partitions: [{ table: directory, index: 'gsi3', key: officesKey }],
        limit,
        after: after.value,
        pick: async (rows) => {
          const read = await consistently(deps.db, directory, rows);
          return Promise.all(
            read.map(async (row) => {
              if (row === undefined) return null;
              const { principalId, ...office } = officeIn(row);
              const { state } = await deps.reader.load(storedOffice, principalId);
              return userView({ principalId, office, state, person, context });
            }),
          );
        },
      });
      return ok({ entries: page.entries, next: cursorOf(list, page.next) });
    },
  });

export const readUserRoute = (deps: ApiDeps) =>
  route(contracts.readUser, {
    about: ({ params }) => aboutOffice(deps, params.principalId),
    handle: async ({ params: { principalId }, person }, office) => {
      const [{ state }, events, context] = await Promise.all([
        deps.reader.load(storedOffice, principalId),
        deps.reader.events(storedOffice, principalId),
        deps.look(),
      ]);
      const bodies = events.map(({ body }) => EventBody.parse(JSON.parse(body)));
      const names = await readNames(
        deps.db,
        deps.tables.directory,
        bodies.map(({ actor }) => actor.principalId),
      );
      const history = bodies.map(async ({ type, data, actor, occurredAt }) => {
        const event = OfficeEvent.parse({ type, data });
        const held = event.type === 'OfficeChanged' ? event.data : null;
        return {
          at: occurredAt,
          what: event.type,
          whatLabel: whatLabels[event.type],
          by: names.get(actor.principalId) ?? null,
          reason: event.data.reason,
          before: held && (await heldView(held.before, context)),
          after: held && (await heldView(held.after, context)),
        };
      });
      return ok({
        user: await userView({ principalId, office, state, person, context }),
        history: await Promise.all(history),
      });
    },
  });

export const changeOfficeRoute = (deps: ApiDeps) =>
  route(contracts.changeOffice, {
    about: ({ params }) => aboutOffice(deps, params.principalId),
    handle: async ({ params: { principalId }, body: { roles, unitId, ...said }, acting, idempotency }, office) => {
      const unit = unitId === null ? null : await readUnit(deps.db, deps.tables.directory, unitId);
      if (unitId !== null && unit?.regionId !== office.regionId) return refuse({ code: 'officeUnitUnknown' });
      const after = { ...office, roles: [...new Set(roles)], unitId };
      const held = { before: heldIn(office), after: heldIn(after) };
      return decide(
        deps,
        { principalId, office: after },
        { type: 'changeOffice', ...said, ...held },
        { acting, idempotency },
      );
    },
  });

const deciding = (deps: ApiDeps, contract: typeof contracts.suspendUser | typeof contracts.restoreUser) =>
  route(contract, {
    about: ({ params }) => aboutOffice(deps, params.principalId),
    handle: ({ params: { principalId }, body, acting, idempotency }, office) =>
      decide(deps, { principalId, office }, { type: contract.operationId, ...body }, { acting, idempotency }),
  });

export const suspendUserRoute = (deps: ApiDeps) => deciding(deps, contracts.suspendUser);
export const restoreUserRoute = (deps: ApiDeps) => deciding(deps, contracts.restoreUser);

/** An office belongs to the region it is held in. */
const aboutOffice = async ({ db, tables }: ApiDeps, principalId: string) => {
  const office = await readOffice(db, tables.directory, principalId);
  return office === null
    ? refuse({ code: 'officeNotFound' } as const)
    : ok({ loaded: office, regionId: office.regionId });
};

interface Whose {
  readonly principalId: string;
  /** As it will be once this is decided. */
  readonly office: Office;
}

type Acting = Pick<Allowed<AnyContract>, 'acting' | 'idempotency'>;

/** The directory's rows change in the same transaction, so that the history never says other than what holds. */
const decide = async (
  deps: ApiDeps,
  { principalId, office }: Whose,
  said: { readonly type: string },
  { acting, idempotency }: Acting,
): Promise<Result<Answer, Refusal>> => {
  const stateOf = (after: Stored<unknown>) => after.state as OfficeState;
  const done = await deps.door({
    ...{ kind: officeHistory, id: principalId, ...acting, idempotency },
    command: { ...said, principalId, regionId: office.regionId } as { type: string },
    extra: (after) => officeWrites(deps.tables.directory, principalId, office, stateOf(after).suspended?.since ?? null),
    answer: (after) => ({ principalId, version: stateOf(after).version }),
  });
  return done.ok ? ok(done.value.answer as Answer) : done;
};

type Answer = z.input<typeof contracts.suspendUser.answer>;

const whatLabels = { OfficeChanged: '变更岗位或者单位', UserSuspended: '停用', UserRestored: '恢复' } as const;

const heldIn = ({ roles, unitId }: Office): Held => ({ roles: [...roles], unitId });

const heldView = async ({ roles, unitId }: Held, context: ViewContext) => ({
  roles: roles.map((role) => ({ role, label: roleLabels[role] })),
  unit: unitId === null ? null : await context.unit(unitId),
});

interface Viewed extends Whose {
  readonly state: OfficeState;
  readonly person: Person;
  readonly context: ViewContext;
}

const userView = async ({ principalId, office, state, person, context }: Viewed) => ({
  principalId,
  name: office.name,
  regionId: office.regionId,
  ...(await heldView(heldIn(office), context)),
  version: state.version,
  suspended: state.suspended,
  availableActions: person.roles.includes('administrator')
    ? officeActions(state, { principalId, regionId: office.regionId }, person)
    : [],
});

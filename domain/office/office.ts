/**
 * OfficeHistory (任职变更): what administrators decided on a person's office, as a chain, so that an auditor sees who changed whose rights and
 * why. The office itself lies in the directory, which others keep too; the row there is written together with each decision.
 * Must hold: nobody decides on their own office, and nobody on one they have not seen as it is.
 */
import type { Role } from '../kernel/actor.ts';
import type { AggregateKind, Context, Decision } from '../kernel/aggregate.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { OfficeEvent } from './events.ts';
import { type Held, type OfficeState, storedOffice } from './state.ts';

/** Those whose work is their unit's. */
const unitRoles: readonly Role[] = ['acceptor', 'verifier', 'approver', 'supervisor'];

interface Common {
  /** The version its author saw. */
  readonly version: number;
  readonly reason: string;
  readonly principalId: string;
  /** As the directory has it. */
  readonly regionId: string;
}

export type OfficeCommand =
  | (Common & { readonly type: 'changeOffice'; readonly before: Held; readonly after: Held })
  | (Common & { readonly type: 'suspendUser' })
  | (Common & { readonly type: 'restoreUser' });

type Decided = Result<Decision<OfficeEvent>, Refusal>;

const decide = (state: OfficeState, command: OfficeCommand, { actor }: Context): Decided => {
  const { principalId, regionId, reason, version } = command;
  if (actor.principalId === principalId) return refuse({ code: 'ownOffice' });
  if (version !== state.version) return refuse({ code: 'staleVersion', params: { current: state.version } });
  const data = { principalId, regionId, reason };
  switch (command.type) {
    case 'changeOffice':
      return change(command, data);
    case 'suspendUser':
      return state.suspended === null
        ? ok({ events: [{ type: 'UserSuspended', data }] })
        : refuse({ code: 'userSuspendedAlready' });
    case 'restoreUser':
      return state.suspended === null
        ? refuse({ code: 'userNotSuspended' })
        : ok({ events: [{ type: 'UserRestored', data }] });
  }
};

type Change = Extract<OfficeCommand, { type: 'changeOffice' }>;

const change = (
  { before, after }: Change,
  data: { principalId: string; regionId: string; reason: string },
): Decided => {
  if (after.unitId === null && after.roles.some((role) => unitRoles.includes(role)))
    return refuse({ code: 'officeNeedsUnit' });
  return ok({ events: isSame(before, after) ? [] : [{ type: 'OfficeChanged', data: { ...data, before, after } }] });
};

const isSame = (one: Held, other: Held): boolean =>
  one.unitId === other.unitId && one.roles.toSorted().join() === other.roles.toSorted().join();

export const officeHistory: AggregateKind<OfficeState, OfficeCommand, OfficeEvent> = {
  ...storedOffice,
  regionOf: (state) => state.regionId,
  decide,
  evolve: (state, { type, data }, { occurredAt, sequence }) => ({
    principalId: data.principalId,
    regionId: data.regionId,
    version: sequence,
    held: type === 'OfficeChanged' ? data.after : state.held,
    suspended:
      type === 'OfficeChanged'
        ? state.suspended
        : type === 'UserSuspended'
          ? { since: occurredAt, reason: data.reason }
          : null,
  }),
  guards: () => [],
  workItems: () => [],
  lookup: () => ({}),
};

export type OfficeAction = OfficeCommand['type'];

/** What somebody may decide on an office of their region, as it stands. */
export const officeActions = (
  { suspended }: Pick<OfficeState, 'suspended'>,
  whose: { readonly principalId: string; readonly regionId: string },
  by: { readonly principalId: string; readonly regionId?: string },
): OfficeAction[] =>
  whose.principalId === by.principalId || whose.regionId !== by.regionId
    ? []
    : ['changeOffice', suspended === null ? 'suspendUser' : 'restoreUser'];

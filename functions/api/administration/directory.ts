/** What the directory holds: units and platforms. They are written elsewhere; here they are only shown. */
import * as contracts from '#contracts/directory.ts';
import { effectLabels, owedEffects } from '#domain/delivery/effects.ts';
import type { Platform } from '#domain/delivery/platform.ts';
import { ok } from '#domain/kernel/result.ts';
import { listPlatforms } from '../../shared/directory/platforms.ts';
import { listUnits } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';

export const listUnitsRoute = (deps: ApiDeps) =>
  route(contracts.listUnits, {
    about: aboutPerson,
    handle: async () => {
      const units = await listUnits(deps.db, deps.tables.directory);
      const names = new Map(units.map(({ unitId, name }) => [unitId, name]));
      const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id });
      return ok({
        entries: units.map(({ supervisorUnitId, ...unit }) => ({ ...unit, supervisor: named(supervisorUnitId) })),
      });
    },
  });

export const listPlatformsRoute = (deps: ApiDeps, ledger: Ledger) =>
  route(contracts.listPlatforms, {
    about: aboutPerson,
    handle: async () => {
      const platforms = await listPlatforms(deps.db, deps.tables.directory);
      return ok({ entries: await Promise.all(platforms.map((platform) => platformView(platform, ledger))) });
    },
  });

/** Enough to see how a platform stands; who wants to know more turns over the ledger. */
const maxCounted = 100;

const stateLabels = { working: '正常', failing: '投递失败，正在重试', stopped: '有投递待人重投' } as const;

const platformView = async (platform: Platform, ledger: Ledger) => {
  const of = (status: 'pending' | 'sent' | 'dead') => ledger.byStatus(status, platform.id, { limit: maxCounted });
  const [pending, sent, dead] = await Promise.all([of('pending'), of('sent'), of('dead')]);
  const failing = pending.rows.some(({ failures }) => failures > 0);
  const state = dead.rows.length > 0 ? 'stopped' : failing ? 'failing' : 'working';
  const count = ({ rows, next }: typeof pending) => ({ count: rows.length, more: next !== null });
  const { id, name, level, regions, transport, owes, receiptTarget } = platform;
  return {
    ...{ platformId: id, name, level, regions, url: transport.url, receiptTarget },
    owes: owedEffects.flatMap((effect) => {
      const owed = owes[effect];
      return owed === undefined ? [] : [{ effect, label: effectLabels[effect], mandatory: owed.mandatory }];
    }),
    state,
    stateLabel: stateLabels[state],
    deliveries: { pending: count(pending), sent: count(sent), dead: count(dead) },
  } as const;
};

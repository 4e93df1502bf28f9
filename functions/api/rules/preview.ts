/**
 * Whom another value of a rule's parameter would touch. It goes through the units' open cases and records, the newest first, as far as
 * one answer bears, and says whether that was all.
 */
import { previewRuleChange } from '#contracts/rules.ts';
import { ok } from '#domain/kernel/result.ts';
import { configurationWith, ruleChange } from '#domain/rules/preview.ts';
import { snapshotKey, unitKey } from '../../shared/case-store/keys.ts';
import { listUnits } from '../../shared/directory/units.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import { mergedPage, type Row } from '../../shared/lists/merged-page.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { type Touched, touchedCase, touchedRecord } from './touched.ts';

/** Cases and records that are worked out, each, and rows gone through to find them; beyond it the answer says that it is incomplete. */
const maxExamined = 500;
const maxRows = 5000;
/** As many as one batch reads again. */
const pageSize = 100;

export const previewRuleChangeRoute = (deps: ApiDeps) =>
  route(previewRuleChange, {
    about: aboutPerson,
    handle: async ({ body }) => {
      const change = ruleChange(body.parameter, body.value);
      if (!change.ok) return change;
      const context = await deps.look();
      const changing = { change: change.value, configuration: configurationWith(change.value), context };
      const units = (await listUnits(deps.db, deps.tables.directory)).map(({ unitId }) => unitId);
      const [cases, records] = await Promise.all([
        examine(deps, deps.tables.case, units, (row) => touchedCase(row, changing)),
        examine(deps, deps.tables.record, units, (row) => touchedRecord(row, changing)),
      ]);
      return ok({
        parameter: body.parameter,
        current: change.value.parameter.value,
        value: body.value,
        examined: { cases: cases.examined, records: records.examined },
        complete: cases.complete && records.complete,
        entries: await Promise.all([...cases.touched, ...records.touched].map((one) => shown(one, context))),
      });
    },
  });

interface Examined {
  readonly touched: readonly Touched[];
  readonly examined: number;
  readonly complete: boolean;
}

/** `look` answers undefined for what is closed or of another kind, which does not count. */
const examine = async (
  deps: ApiDeps,
  table: string,
  units: readonly string[],
  look: (row: Row) => Touched | undefined,
): Promise<Examined> => {
  const examined: Touched[] = [];
  let rowsSeen = 0;
  let after: string | null = null;
  do {
    const page: { readonly entries: Touched[]; readonly next: string | null } = await mergedPage(deps.db, {
      partitions: units.map((unitId) => ({ table, index: 'gsi2', key: unitKey(unitId) })),
      limit: pageSize,
      after,
      descending: true,
      pick: async (rows) => {
        rowsSeen += rows.length;
        const snapshots = rows.map(({ pk }) => ({ pk, sk: snapshotKey }));
        const read = await consistently(deps.db, table, snapshots);
        return read.map((row) => (row === undefined ? null : (look(row) ?? null)));
      },
    });
    examined.push(...page.entries);
    after = page.next;
  } while (after !== null && examined.length < maxExamined && rowsSeen < maxRows);
  const touched = examined.filter(({ differences }) => differences.length > 0);
  return { touched, examined: examined.length, complete: after === null };
};

const shown = async ({ unitId, differences, ...one }: Touched, context: ViewContext) => ({
  ...one,
  unit: await context.unit(unitId),
  differences: [...differences],
});

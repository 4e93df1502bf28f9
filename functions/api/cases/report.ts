/** A repair decided elsewhere: the unit that determined the records reports it, and the effects follow at once. */
import type { CaseCommandAnswer } from '#contracts/repair-answer.ts';
import { reportRepair } from '#contracts/repair-cases.ts';
import type { LoadedRecord } from '#domain/application/application.ts';
import { loadedRecord } from '#domain/application/loaded-record.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { storedRecord } from '#domain/record/state.ts';
import type { ReportRepair } from '#domain/repair/commands.ts';
import { reportRepair as decideReport } from '#domain/repair/decide/opening.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import { derivedId } from '../../shared/derived-id.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type About, route } from '../../shared/http/route.ts';
import { commandAnswer } from '../../shared/views/case.ts';

const repairCase = repairCaseOf({ reportRepair: decideReport });

export const reportRepairRoute = (deps: ApiDeps) =>
  route(reportRepair, {
    about: ({ body }) => aboutRecords(deps, body.subjectId, body.recordIds),
    handle: async ({ body, person, now, today, acting, idempotency }, records) => {
      if (body.decidedOn > today) return refuse({ code: 'decisionDateInFuture' });
      const caseId = derivedId('reported', idempotency);
      const first = records[0];
      const command: ReportRepair = {
        type: 'reportRepair',
        caseId,
        subjectId: body.subjectId,
        unitId: first?.unitId ?? '',
        regionId: first?.regionId ?? '',
        receivedAt: now,
        records: records.map(({ record }) => record),
        decisionReference: body.decisionReference,
        decidedOn: body.decidedOn,
      };
      const answer = (after: Stored<unknown>) => commandAnswer(after as Stored<RepairCaseState>, person);
      const done = await deps.door({ kind: repairCase, id: caseId, command, ...acting, idempotency, answer });
      return done.ok ? ok(done.value.answer as z.input<typeof CaseCommandAnswer>) : done;
    },
  });

/** Records of several units are of none: each unit reports its own. */
const aboutRecords = async (
  deps: ApiDeps,
  subjectId: string,
  recordIds: readonly string[],
): Promise<Result<About<readonly LoadedRecord[]>, Refusal>> => {
  if (new Set(recordIds).size !== recordIds.length) return refuse({ code: 'duplicateRecord' });
  const stored = await Promise.all(recordIds.map((id) => deps.reader.load(storedRecord, id)));
  const records = stored.map((record) => loadedRecord(record, null)).filter((record) => record !== undefined);
  if (records.length !== recordIds.length) return refuse({ code: 'recordNotFound' });
  if (records.some((record) => record.subjectId !== subjectId)) return refuse({ code: 'recordOfOtherSubject' });
  const unitIds = [...new Set(records.map(({ unitId }) => unitId))];
  return ok({ loaded: records, subjectId, unitIds: unitIds.length === 1 ? unitIds : [] });
};

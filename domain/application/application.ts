/**
 * RepairApplication: what the applicant sends, one package with up to 20 records of one subject. It is filed whole or not at all;
 * the driver then opens one case per determining unit (谁认定谁修复).
 */
import type { AggregateKind, Context, Decision, StoredKind } from '../kernel/aggregate.ts';
import { plainText } from '../kernel/plain-text.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import * as z from '../kernel/schema.ts';
import { currentLetterVersion, letterHash, letterText } from '../repair/letter.ts';
import { Material } from '../repair/material.ts';
import { recordGuard } from '../repair/record-guard.ts';
import { bodiesOf, explainForFiling, profileFor } from '../repair/rules.ts';
import { CaseRecord, SignedCommitment } from '../repair/state.ts';
import { maxRecords } from './max-records.ts';

const id = z.string().check(z.minLength(1), z.maxLength(120));

/** What the applicant sends. `correctedOn` is the applicant's claim where no department has reported the correction. */
export const FileApplication = z.strictObject(() => ({
  subjectId: id,
  records: z
    .array(
      z.strictObject({
        recordId: id,
        correctedOn: z.optional(z.iso.date()),
        documentIds: z._default(z.array(id).check(z.maxLength(10)), []),
      }),
    )
    .check(z.minLength(1), z.maxLength(maxRecords)),
  commitment: z.optional(
    z.strictObject({
      letterVersion: z.string().check(z.maxLength(40)),
      textHash: z.string().check(z.length(64)),
      typedName: plainText(200),
    }),
  ),
  documentIds: z._default(z.array(id).check(z.maxLength(10)), []),
}));
export type FileApplication = z.infer<typeof FileApplication>;

/** One future case: all records of the application that one unit determined. */
export const PlannedCase = z.strictObject(() => ({
  caseId: z.string(),
  unitId: z.string(),
  regionId: z.string(),
  records: z.array(CaseRecord),
}));

export const ApplicationState = z.strictObject(() => ({
  subjectId: z.string(),
  regionId: z.string(),
  filedBy: z.string(),
  receivedAt: z.nullable(z.iso.datetime()),
  cases: z.array(PlannedCase),
  materials: z.array(Material),
  commitment: z.nullable(SignedCommitment),
  banFlagged: z.boolean(),
}));
export type ApplicationState = z.infer<typeof ApplicationState>;

export const ApplicationEvent = z.strictObject(() => ({
  type: z.literal('RepairApplicationFiled'),
  data: z.extend(ApplicationState, { receivedAt: z.iso.datetime(), commitment: SignedCommitment }),
}));
export type ApplicationEvent = z.infer<typeof ApplicationEvent>;

/** A record as the caller loaded it, with who it belongs to and whether it can still be repaired. */
export interface LoadedRecord {
  readonly record: CaseRecord;
  readonly subjectId: string;
  readonly unitId: string;
  readonly regionId: string;
  readonly repaired: boolean;
}

export interface FileCommand {
  readonly type: 'fileApplication';
  readonly applicationId: string;
  readonly input: FileApplication;
  readonly subject: {
    readonly name: string;
    readonly code: string;
    readonly regionId: string;
    readonly banFlagged: boolean;
  };
  /** In the order of the input; undefined where no such record exists. */
  readonly records: readonly (LoadedRecord | undefined)[];
  readonly materials: readonly Material[];
}

const initial: ApplicationState = {
  subjectId: '',
  regionId: '',
  filedBy: '',
  receivedAt: null,
  cases: [],
  materials: [],
  commitment: null,
  banFlagged: false,
};

const decide = (
  state: ApplicationState,
  command: FileCommand,
  context: Context,
): Result<Decision<ApplicationEvent>, Refusal> => {
  if (state.receivedAt !== null) return ok({ events: [] });
  const { input, subject, records } = command;
  if (!context.represents.includes(input.subjectId)) return refuse({ code: 'notRepresenting' });
  const ids = input.records.map((r) => r.recordId);
  if (new Set(ids).size !== ids.length) return refuse({ code: 'duplicateRecord' });
  const loaded = records.filter((r) => r !== undefined);
  if (loaded.length !== ids.length) return refuse({ code: 'recordNotFound' });
  if (loaded.some((r) => r.subjectId !== input.subjectId)) return refuse({ code: 'recordOfOtherSubject' });
  const repaired = loaded.filter((r) => r.repaired).map((r) => r.record.recordId);
  if (repaired.length > 0) return refuse({ code: 'recordAlreadyRepaired', params: { records: repaired } });
  const signature = signed(command, context);
  if (!signature.ok) return signature;
  const barred = notEligible(loaded, context);
  if (barred !== null) return refuse(barred);
  return ok({
    events: [
      {
        type: 'RepairApplicationFiled',
        data: {
          subjectId: input.subjectId,
          regionId: subject.regionId,
          filedBy: context.actor.principalId,
          receivedAt: context.now,
          cases: planCases(command.applicationId, loaded),
          materials: [...command.materials],
          commitment: signature.value,
          banFlagged: subject.banFlagged,
        },
      },
    ],
  });
};

/** The letter must be the present version, word for word, and signed by typing the subject's full name. */
const signed = (command: FileCommand, context: Context): Result<SignedCommitment, Refusal> => {
  const { commitment, subjectId } = command.input;
  if (commitment === undefined) return refuse({ code: 'commitmentMissing' });
  const numbers = command.records.map((r) => r?.record.decisionNumber ?? '');
  const text = letterText(command.subject, numbers);
  const textHash = letterHash(text, subjectId, context.digest);
  if (commitment.letterVersion !== currentLetterVersion || commitment.textHash !== textHash)
    return refuse({ code: 'commitmentTextChanged' });
  if (commitment.typedName.trim() !== command.subject.name)
    return refuse({ code: 'signatureMismatch', params: { expected: command.subject.name } });
  return ok({
    commitmentId: context.newId(),
    letterVersion: currentLetterVersion,
    textHash,
    signedBy: context.actor.principalId,
    typedNameDigest: context.digest(`${subjectId}\u001f${commitment.typedName.trim()}`),
    signedAt: context.now,
  });
};

/** All unmet conditions of all records at once, each with the date on which it will hold. What no rule settles is left to a person. */
const notEligible = (loaded: readonly LoadedRecord[], context: Context): Refusal | null => {
  const explained = loaded.map(({ record, regionId }) => ({
    recordId: record.recordId,
    decisionNumber: record.decisionNumber,
    explanation: explainForFiling(record, regionId, context),
  }));
  const barred = explained.filter(({ explanation }) => explanation.eligible === false);
  if (barred.length === 0) return null;
  return {
    code: 'notYetEligible',
    params: {
      records: barred.map(({ recordId, decisionNumber, explanation }) => ({
        recordId,
        decisionNumber,
        unmet: explanation.unmet,
        earliestFilingOn: explanation.earliestFilingOn,
        conditions: explanation.conditions.filter((c) => c.met === false),
      })),
    },
  };
};

/** 谁认定谁修复: one case per determining unit, and one more where some of its records need a joint review and others do not. */
const planCases = (applicationId: string, loaded: readonly LoadedRecord[]): z.infer<typeof PlannedCase>[] => {
  const bodies = (r: LoadedRecord) => bodiesOf(r.unitId, [r.record], profileFor(r.regionId));
  const together = Map.groupBy(loaded, (r) => [r.unitId, ...bodies(r)].join());
  return [...together.values()].flatMap((records) => {
    const [first] = records;
    if (first === undefined) return [];
    const { unitId, regionId } = first;
    const caseId = `${applicationId}-${unitId}${bodies(first).length > 1 ? '-joint' : ''}`;
    return [{ caseId, unitId, regionId, records: records.map((r) => r.record) }];
  });
};

/** The aggregate as it lies in the table, for who only reads it. */
export const storedApplication: StoredKind<ApplicationState> = {
  name: 'repairApplication',
  keyPrefix: 'APPLICATION',
  table: 'case',
  schemaVersion: 1,
  initial: initial,
  state: ApplicationState,
};

export const repairApplication: AggregateKind<ApplicationState, FileCommand, ApplicationEvent> = {
  ...storedApplication,
  regionOf: (state) => state.regionId,
  decide,
  evolve: (_, event) => event.data,
  // The guards are taken here and handed on: each case frees its records when their outcome is final and negative.
  guards: (state) =>
    state.cases.flatMap((planned) =>
      planned.records.map((record) => ({
        key: recordGuard(record.recordId),
        owner: planned.caseId,
        taken: { code: 'recordInOpenCase' as const, params: { recordId: record.recordId } },
      })),
    ),
  workItems: () => [],
  lookup: (state) => ({ subjectId: state.subjectId, ...(state.receivedAt && { sortedBy: state.receivedAt }) }),
};

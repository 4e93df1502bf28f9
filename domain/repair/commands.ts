/** What people and the workflow may ask of a repair case. The API parses people's commands with these very schemas. */
import { BreachKind } from '../commitment/performance.ts';
import { plainText } from '../kernel/plain-text.ts';
import * as z from '../kernel/schema.ts';
import type { WorkItemCommand } from '../kernel/work-items.ts';
import { CaseRecord, type Effect, type Finding, type Material, type SignedCommitment } from './state.ts';

const id = z.string().check(z.minLength(1), z.maxLength(120));
const reason = plainText(1000);
/** Twenty records with two bodies' texts must fit one table item and one bus event. */
const perRecord = plainText(500);
const item = { itemId: id, itemVersion: z.int().check(z.positive()) };

const recordFindings = z
  .array(z.strictObject({ recordId: id, supported: z.boolean(), remark: perRecord }))
  .check(z.minLength(1), z.maxLength(20));

/** What a person sends with each action; the key is the action's name in `repairActions`. */
export const personCommands = {
  accept: z.strictObject(() => ({ ...item, opinion: plainText(1000) })),
  refuseAcceptance: z.strictObject(() => ({ ...item, reason, toFix: plainText(1000) })),
  requestSupplement: z.strictObject(() => ({
    ...item,
    items: z
      .array(z.strictObject({ recordId: z.optional(id), what: plainText(500) }))
      .check(z.minLength(1), z.maxLength(20)),
  })),
  submitSupplement: z.strictObject(() => ({
    ...item,
    answers: z
      .array(z.strictObject({ itemId: id, text: plainText(1000), documentIds: z.array(id).check(z.maxLength(10)) }))
      .check(z.minLength(1), z.maxLength(20)),
  })),
  verify: z.strictObject(() => ({ ...item, opinion: plainText(2000), records: recordFindings })),
  planStep: z.strictObject(() => ({ way: id, reason })),
  submitStep: z.strictObject(() => ({
    ...item,
    certificateNumber: plainText(64),
    issuedOn: z.iso.date(),
    documentIds: z._default(z.array(id).check(z.maxLength(10)), []),
  })),
  confirmStep: z.strictObject(() => item),
  returnStep: z.strictObject(() => ({ ...item, reason })),
  closeSupplement: z.strictObject(() => ({ reason })),
  closeSteps: z.strictObject(() => ({ reason })),
  extend: z.strictObject(() => ({ workingDays: z.int().check(z.minimum(1), z.maximum(60)), reason })),
  answerQuestion: z.strictObject(() => ({ ...item, answer: z.string().check(z.maxLength(64)), reason })),
  decide: z.strictObject(() => ({
    ...item,
    records: z
      .array(
        z.discriminatedUnion('outcome', [
          z.strictObject({ recordId: id, outcome: z.literal('granted'), reason: perRecord }),
          z.strictObject({
            recordId: id,
            outcome: z.literal('refused'),
            reason: perRecord,
            toFix: perRecord,
          }),
        ]),
      )
      .check(z.minLength(1), z.maxLength(20)),
  })),
  withdraw: z.strictObject(() => ({
    recordIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(20))),
    reason,
  })),
  reportFalseMaterial: z.strictObject(() => ({
    recordIds: z.array(id).check(z.minLength(1), z.maxLength(20)),
    finding: plainText(2000),
    documentIds: z._default(z.array(id).check(z.maxLength(10)), []),
  })),
  revoke: z.strictObject(() => ({ ...item, reason })),
  dismissFalseMaterial: z.strictObject(() => ({ ...item, reason })),
  confirmCommitmentKept: z.strictObject(() => ({ ...item, finding: plainText(1000) })),
  reportCommitmentBreach: z.strictObject(() => ({
    ...item,
    breachKind: BreachKind,
    performance: z.enum(['partial', 'none']),
    unkept: plainText(1000),
    finding: plainText(2000),
    documentIds: z._default(z.array(id).check(z.maxLength(10)), []),
  })),
  followUpReceipt: z.strictObject(() => ({ ...item, remark: plainText(1000) })),
} as const;

export type PersonCommandName = keyof typeof personCommands;
export type PersonCommand = {
  [K in PersonCommandName]: { readonly type: K } & z.infer<(typeof personCommands)[K]>;
}[PersonCommandName];

/** Documents an action refers to, resolved by the caller before the command is decided: uploaded, hashed, the subject's own. */
export interface WithMaterials {
  readonly materials?: readonly Material[];
}

const NewCase = z.strictObject(() => ({
  caseId: z.string(),
  subjectId: z.string(),
  unitId: z.string(),
  regionId: z.string(),
  receivedAt: z.iso.datetime(),
  records: z.array(CaseRecord),
}));

export interface OpenCase extends z.infer<typeof NewCase> {
  readonly type: 'openCase';
  readonly applicationId: string;
  readonly materials: readonly Material[];
  readonly commitment: SignedCommitment;
  /** Open ban of the subject: a person decides whether the case may go on. */
  readonly banFlagged: boolean;
}

/** A repair decided elsewhere: the determining unit reports it and the case enters at `stopping`. */
export interface ReportRepair extends z.infer<typeof NewCase> {
  readonly type: 'reportRepair';
  readonly decisionReference: string;
  readonly decidedOn: string;
}

export type SystemCommand =
  | OpenCase
  | ReportRepair
  | {
      readonly type: 'enterStage';
      readonly stage: string;
      readonly generation: number;
      /** Department data for the claims, fetched by the caller where the stage looks at it. */
      readonly findings?: readonly z.infer<typeof Finding>[];
    }
  | { readonly type: 'confirmCommitmentPublication'; readonly receipts: readonly string[] }
  | {
      readonly type: 'completeEffect';
      readonly recordId: string;
      readonly effect: z.infer<typeof Effect>;
      readonly receipts: readonly string[];
    }
  | { readonly type: 'restartMachine'; readonly generation: number; readonly reason: string }
  | { readonly type: 'rescheduleItems' };

export type RepairCommand = (PersonCommand & WithMaterials) | SystemCommand | WorkItemCommand;

/** What people and the workflow may ask of a repair case. The API parses people's commands with these very schemas. */
import { BreachKind } from '../commitment/performance.ts';
import { plainText } from '../kernel/plain-text.ts';
import * as z from '../kernel/schema.ts';
import type { RedriveMachine } from '../kernel/stuck.ts';
import type { WorkItemCommand } from '../kernel/work-items.ts';
import type { Material } from './material.ts';
import { CaseRecord, type Effect, type Finding, type SignedCommitment } from './state.ts';

const id = z.string().check(z.minLength(1), z.maxLength(120));
const reason = plainText(1000);
/** Twenty records with two bodies' texts must fit one table item and one bus event. */
const perRecord = plainText(500);
const item = { itemId: id, itemVersion: z.int().check(z.positive()) };

const documentIds = z.array(id).check(z.maxLength(10));

const ofEach = <T extends z.ZodMiniType>(entry: T) => z.array(entry).check(z.minLength(1), z.maxLength(20));

const findingOf = <T extends z.ZodMiniType>(supported: T) =>
  ofEach(z.strictObject({ recordId: id, supported, remark: perRecord }));

const opinion = plainText(2000);

const granted = z.strictObject(() => ({ recordId: id, outcome: z.literal('granted'), reason: perRecord }));

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
      .array(z.strictObject({ itemId: id, text: plainText(1000), documentIds }))
      .check(z.minLength(1), z.maxLength(20)),
  })),
  verify: z.strictObject(() => ({
    ...item,
    opinion,
    records: findingOf(z.boolean()),
    documentIds: z.optional(documentIds),
  })),
  planStep: z.strictObject(() => ({ way: id, reason })),
  submitStep: z.strictObject(() => ({
    ...item,
    certificateNumber: plainText(64),
    issuedOn: z.iso.date(),
    documentIds: z._default(documentIds, []),
  })),
  confirmStep: z.strictObject(() => item),
  returnStep: z.strictObject(() => ({ ...item, reason })),
  closeSupplement: z.strictObject(() => ({ reason })),
  closeSteps: z.strictObject(() => ({ reason })),
  extend: z.strictObject(() => ({ workingDays: z.int().check(z.minimum(1), z.maximum(60)), reason })),
  answerQuestion: z.strictObject(() => ({ ...item, answer: z.string().check(z.maxLength(64)), reason })),
  decide: z.strictObject(() => ({
    ...item,
    records: ofEach(
      z.discriminatedUnion('outcome', [
        granted,
        z.strictObject({ recordId: id, outcome: z.literal('refused'), reason: perRecord, toFix: perRecord }),
      ]),
    ),
  })),
  withdraw: z.strictObject(() => ({
    recordIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(20))),
    reason,
  })),
  reportFalseMaterial: z.strictObject(() => ({
    recordIds: z.array(id).check(z.minLength(1), z.maxLength(20)),
    finding: plainText(2000),
    documentIds: z._default(documentIds, []),
  })),
  revoke: z.strictObject(() => ({ ...item, reason })),
  dismissFalseMaterial: z.strictObject(() => ({ ...item, reason })),
  confirmCommitmentKept: z.strictObject(() => ({
    ...item,
    finding: plainText(1000),
    documentIds: z.optional(documentIds),
  })),
  reportCommitmentBreach: z.strictObject(() => ({
    ...item,
    breachKind: BreachKind,
    performance: z.enum(['partial', 'none']),
    unkept: plainText(1000),
    finding: plainText(2000),
    documentIds: z._default(documentIds, []),
  })),
  followUpReceipt: z.strictObject(() => ({ ...item, remark: plainText(1000) })),
} as const;

/**
 * What an officer may say of many cases in one go, by action. Whatever speaks against an applicant (a refusal, a supplement, a certificate
 * sent back) takes a look at the single case and is not among it.
 */
export const repairBulkCommands = {
  accept: personCommands.accept,
  verify: z.strictObject(() => ({ ...item, opinion, records: findingOf(z.literal(true)) })),
  confirmStep: personCommands.confirmStep,
  decide: z.strictObject(() => ({ ...item, records: ofEach(granted) })),
} as const;

export type PersonCommandName = keyof typeof personCommands;
export type PersonCommand = {
  [K in PersonCommandName]: { readonly type: K } & z.infer<(typeof personCommands)[K]>;
}[PersonCommandName];

/** Documents an action refers to, resolved by the caller before the command is decided: uploaded, hashed, the actor's to name in this case. */
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
      /** What platforms confirm together is decided together. */
      readonly completed: readonly { readonly effect: z.infer<typeof Effect>; readonly receipts: readonly string[] }[];
    }
  | { readonly type: 'restartMachine'; readonly generation: number; readonly reason: string }
  | { readonly type: 'rescheduleItems' };

export type RepairCommand = (PersonCommand & WithMaterials) | SystemCommand | WorkItemCommand | RedriveMachine;

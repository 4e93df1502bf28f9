/** What people and the workflow may ask of a commitment case. The API parses people's commands with these very schemas. */
import { plainText } from '../kernel/plain-text.ts';
import * as z from '../kernel/schema.ts';
import type { RedriveMachine } from '../kernel/stuck.ts';
import type { WorkItemCommand } from '../kernel/work-items.ts';
import type { MatterContent } from '../matter/content.ts';
import { BreachKind } from '../subject/commitment-performance.ts';
import type { CreditStanding } from './credit-standing.ts';
import {
  type Evidence,
  type MatterFinding,
  type MatterMaterial,
  OnSite,
  type Procedure,
  type SignedLetter,
} from './state.ts';

const id = z.string().check(z.minLength(1), z.maxLength(120));
const ids = z.array(id).check(z.maxLength(10));
const item = { itemId: id, itemVersion: z.int().check(z.positive()) };
const reason = plainText(1000);
const finding = plainText(2000);
/** A term that a person sets where no rule gives one. Working days. */
const term = z.int().check(z.minimum(1), z.maximum(250));

/** What is said of a breach: its kind, what was found, which part of the promise was not kept. */
const breach = { breachKind: BreachKind, finding, unkept: plainText(2000), documentIds: ids };

const kept = z.strictObject(() => ({ outcome: z.literal('kept'), finding, documentIds: ids }));

/** What a person sends with each action; the key is the action's name in `commitmentActions`. */
export const commitmentPersonCommands = {
  grantMatter: z.strictObject(() => ({ ...item, decisionNumber: plainText(100), reason })),
  refuseMatter: z.strictObject(() => ({ ...item, reason, toFix: plainText(1000) })),
  submitDeferredMaterial: z.strictObject(() => ({
    ...item,
    documentIds: z.array(id).check(z.minLength(1), z.maxLength(10)),
  })),
  extendDeferredTerm: z.strictObject(() => ({ ...item, workingDays: term, reason })),
  recordVerification: z.strictObject(() => ({
    ...item,
    result: z.discriminatedUnion('outcome', [kept, z.strictObject({ outcome: z.literal('breached'), ...breach })]),
    onSite: z.optional(
      z.strictObject({
        inspectedOn: OnSite.shape.inspectedOn,
        inspectors: z.array(id).check(z.minLength(1), z.maxLength(10)),
        place: plainText(200),
      }),
    ),
  })),
  requestAssistance: z.strictObject(() => ({ ...item, unitId: id, question: plainText(1000) })),
  answerAssistance: z.strictObject(() => ({ ...item, supported: z.boolean(), finding, documentIds: z.optional(ids) })),
  recordInspection: z.strictObject(() => ({
    ...item,
    result: z.discriminatedUnion('outcome', [kept, z.strictObject({ outcome: z.literal('breached'), ...breach })]),
  })),
  reportBreach: z.strictObject(() => breach),
  orderRectification: z.strictObject(() => ({
    ...item,
    requirement: plainText(2000),
    /** Where the matter sets a term, that one holds and nothing may be given here. */
    workingDays: z.optional(term),
  })),
  submitRectification: z.strictObject(() => ({ ...item, statement: finding, documentIds: ids })),
  dismissBreach: z.strictObject(() => ({ ...item, reason })),
  revokeDecision: z.strictObject(() => ({
    ...item,
    decisionNumber: plainText(100),
    reason,
    /** No national grading of broken promises was found, so the determining unit states the level with its reason. */
    severity: z.enum(['minor', 'general', 'serious']),
    performance: z.enum(['partial', 'none']),
    accountability: plainText(1000),
  })),
  withdrawCommitment: z.strictObject(() => ({ reason })),
} as const;

/** What an officer may say of many cases in one go, by action: what was found in the applicant's favour, never against them. */
export const commitmentBulkCommands = {
  grantMatter: commitmentPersonCommands.grantMatter,
  recordVerification: z.strictObject(() => ({ ...item, result: kept })),
} as const;

export type CommitmentPersonCommandName = keyof typeof commitmentPersonCommands;
export type CommitmentPersonCommand = {
  [K in CommitmentPersonCommandName]: { readonly type: K } & z.infer<(typeof commitmentPersonCommands)[K]>;
}[CommitmentPersonCommandName];

/** The documents of a command, resolved by the caller: uploaded, hashed, the actor's to name in this case. */
export interface WithEvidence {
  readonly evidence?: readonly Evidence[];
}

/** A signed application for a matter, with everything the caller has looked up. */
export interface ApplyForMatter {
  readonly type: 'applyForMatter';
  readonly caseId: string;
  readonly procedure: Procedure;
  readonly subject: {
    readonly subjectId: string;
    readonly name: string;
    readonly code: string;
    readonly kind: 'legalPerson' | 'unincorporatedOrganization' | 'individualBusiness' | 'naturalPerson';
  };
  readonly matter: {
    readonly matterId: string;
    readonly version: number;
    /** The version now in force and its content; null where the matter is withdrawn. */
    readonly current: { readonly version: number; readonly content: MatterContent } | null;
  };
  readonly answers: readonly { readonly conditionId: string; readonly met: boolean }[];
  readonly materials: readonly MatterMaterial[];
  /** Materials that the applicant asks to hand in later. */
  readonly deferredMaterialIds: readonly string[];
  readonly signature: {
    readonly noticeHash: string;
    readonly letterHash: string;
    readonly typedName?: string;
    /** A seal the signature service has verified; null where it says no. */
    readonly seal?: SignedLetter['signature'] | null;
  } | null;
  readonly authority: SignedLetter['authority'] | null;
}

export type CommitmentSystemCommand =
  | ApplyForMatter
  | {
      readonly type: 'enterStage';
      readonly stage: string;
      readonly generation: number;
      /** The subject's credit at this moment, fetched where the stage looks at it. */
      readonly standing?: CreditStanding;
      /** Shared data about the facts that the verification asks for. */
      readonly findings?: readonly MatterFinding[];
    }
  | { readonly type: 'restartMachine'; readonly generation: number; readonly reason: string }
  | {
      readonly type: 'orderInspection';
      readonly drawId: string;
      readonly inspectors: readonly { readonly principalId: string }[];
      readonly intensity: string;
    }
  | { readonly type: 'rescheduleItems' };

export type CommitmentCommand =
  | (CommitmentPersonCommand & WithEvidence)
  | CommitmentSystemCommand
  | WorkItemCommand
  | RedriveMachine;

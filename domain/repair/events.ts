/** The events of a repair case. Each carries what was decided and the stage that follows, so that folding needs no rule. */
import * as z from '../kernel/schema.ts';
import { machineEvents } from '../kernel/stuck.ts';
import { TimeLimit } from '../kernel/time-limit.ts';
import { workItemEvents } from '../kernel/work-item-events.ts';
import { Performance } from '../subject/commitment-performance.ts';
import { Material } from './material.ts';
import {
  BodyDecision,
  CaseRecord,
  CommitmentBreach,
  Effect,
  Finding,
  Question,
  RepairStage,
  RepairStep,
  SignedCommitment,
  SupplementItem,
  Verification,
} from './state.ts';

const event = <T extends string, S extends z.core.$ZodShape>(type: T, data: () => S) =>
  z.strictObject(() => ({ type: z.literal(type), data: z.strictObject(data()) }));

const limits = z.record(z.string(), TimeLimit);
const reason = z.string();

/** What was decided on one record, by which rule, and where the subject can turn to. */
export const DecidedRecord = z.strictObject(() => ({
  recordId: z.string(),
  outcome: z.enum(['granted', 'refused']),
  reason,
  toFix: z.nullable(z.string()),
  ruleSetId: z.string(),
  clause: z.string(),
  reviewRoute: z.nullable(z.string()),
}));

export const repairEvents = [
  event('RepairCaseOpened', () => ({
    caseId: z.string(),
    applicationId: z.nullable(z.string()),
    origin: z.enum(['application', 'reported']),
    subjectId: z.string(),
    unitId: z.string(),
    regionId: z.string(),
    ruleSetVersion: z.string(),
    profileVersion: z.string(),
    calendarVersion: z.string(),
    receivedAt: z.iso.datetime(),
    /** The day on which another authority decided; null where the case itself decides. */
    decidedOn: z.nullable(z.iso.date()),
    stage: RepairStage,
    records: z.array(CaseRecord),
    materials: z.array(Material),
    commitment: z.nullable(SignedCommitment),
    bodies: z.array(z.string()),
    steps: z.array(RepairStep),
    limits,
  })),
  event('RepairCaseStageEntered', () => ({ stage: RepairStage, generation: z.int() })),
  event('RepairCaseMachineRestarted', () => ({ generation: z.int(), stage: RepairStage, reason })),
  event('RepairCaseQuestionRaised', () => ({ question: Question })),
  event('RepairCaseQuestionAnswered', () => ({ questionId: z.string(), answer: z.string(), reason })),
  event('RepairCaseAccepted', () => ({
    automatic: z.boolean(),
    checks: z.array(z.string()),
    limits,
    stage: RepairStage,
  })),
  event('RepairCaseAcceptanceRefused', () => ({
    reason,
    toFix: z.string(),
    reviewRoute: z.string(),
    stage: RepairStage,
  })),
  event('RepairCaseSupplementRequested', () => ({ items: z.array(SupplementItem), stage: RepairStage })),
  event('RepairCaseSupplemented', () => ({
    answers: z.array(z.strictObject({ itemId: z.string(), text: z.string() })),
    materials: z.array(Material),
    limits,
    stage: RepairStage,
  })),
  event('RepairCaseChecked', () => ({ findings: z.array(Finding) })),
  event('RepairCaseVerified', () => ({
    verification: Verification,
    materials: z.optional(z.array(Material)),
    complete: z.boolean(),
    stage: RepairStage,
  })),
  event('RepairCaseExtended', () => ({ limits, workingDays: z.int().check(z.positive()), reason })),
  event('RepairCaseLimitsRecomputed', () => ({ limits, calendarVersion: z.string() })),
  event('RepairStepPlanned', () => ({ step: RepairStep, reason })),
  event('RepairStepSubmitted', () => ({
    stepId: z.string(),
    evidence: RepairStep.shape.evidence.def.innerType,
    materials: z.array(Material),
  })),
  event('RepairStepConfirmed', () => ({ stepId: z.string(), stage: RepairStage })),
  event('RepairStepReturned', () => ({ stepId: z.string(), reason })),
  event('RepairCaseWaitingEnded', () => ({ reason, limits, stage: RepairStage })),
  event('RepairCommitmentPublicationOrdered', () => ({ commitment: SignedCommitment, subjectId: z.string() })),
  event('RepairCommitmentPublished', () => ({ receipts: z.array(z.string()), stage: RepairStage })),
  event('RepairCaseBodyDecided', () => ({ decision: BodyDecision })),
  event('RepairCaseDecided', () => ({ records: z.array(DecidedRecord), stage: RepairStage })),
  event('RepairCaseEffectCompleted', () => ({ recordId: z.string(), effect: Effect, receipts: z.array(z.string()) })),
  event('RepairCaseReceiptFollowedUp', () => ({ itemId: z.string(), remark: z.string() })),
  event('RepairCaseConcluded', () => ({
    outcome: z.enum(['granted', 'partlyGranted', 'reported']),
    stage: RepairStage,
  })),
  event('RepairCaseWithdrawn', () => ({ recordIds: z.array(z.string()), reason, stage: RepairStage })),
  event('RepairCaseFalseMaterialReported', () => ({
    recordIds: z.array(z.string()),
    finding: z.string(),
    reportedBy: z.string(),
    documentIds: z.array(z.string()),
    materials: z.array(Material),
    breach: z.optional(CommitmentBreach),
  })),
  event('RepairCaseFalseMaterialDismissed', () => ({ reason })),
  event('RepairCommitmentFollowedUp', () => ({
    commitmentId: z.string(),
    performance: Performance,
    finding: z.string(),
    materials: z.optional(z.array(Material)),
  })),
  event('RepairCaseRevoked', () => ({ recordIds: z.array(z.string()), reason, stage: RepairStage })),
] as const;

export const RepairEvent = z.discriminatedUnion('type', [...repairEvents, ...workItemEvents, ...machineEvents]);
export type RepairEvent = z.infer<typeof RepairEvent>;

/** The events of a commitment case. Each carries what was decided and the stage that follows, so that folding needs no rule. */
import * as z from '../kernel/schema.ts';
import { machineEvents } from '../kernel/stuck.ts';
import { TimeLimit } from '../kernel/time-limit.ts';
import { workItemEvents } from '../kernel/work-item-events.ts';
import { MatterContent } from '../matter/content.ts';
import { BreachKind, Performance } from '../subject/commitment-performance.ts';
import { RegisteredCommitment } from './register-entry.ts';
import {
  CommitmentCaseState,
  CommitmentStage,
  CommitmentVerification,
  Evidence,
  IneligibleReason,
  MatterFinding,
  MatterMaterial,
  ReportedBreach,
} from './state.ts';

const event = <T extends string, S extends z.core.$ZodShape>(type: T, data: () => S) =>
  z.strictObject(() => ({ type: z.literal(type), data: z.strictObject(data()) }));

/** As the case holds it; asked for when an event's schema is built. */
const state = () => CommitmentCaseState.shape;
const stage = CommitmentStage;
const limits = z.record(z.string(), TimeLimit);
const reason = z.string();

export const commitmentEvents = [
  event('CommitmentCaseOpened', () => ({
    caseId: z.string(),
    subjectId: z.string(),
    subjectKind: state().subjectKind,
    unitId: z.string(),
    regionId: z.string(),
    procedure: state().procedure,
    matterId: z.string(),
    matterVersion: z.number(),
    matter: MatterContent,
    /** Exactly as shown; of a natural person the name stays out and its place is marked. */
    noticeText: z.string(),
    letterText: z.nullable(z.string()),
    ruleSetVersion: z.string(),
    profileVersion: z.string(),
    calendarVersion: z.string(),
    answers: state().answers,
    materials: z.array(MatterMaterial),
    commitment: state().commitment,
    limits,
    stage,
  })),
  event('CommitmentCaseStageEntered', () => ({ stage, generation: z.number() })),
  event('CommitmentCaseMachineRestarted', () => ({ generation: z.number(), stage, reason })),
  event('CommitmentCaseChecked', () => ({ eligible: z.boolean(), stage })),
  event('CommitmentCaseFoundNotEligible', () => ({ reasons: z.array(IneligibleReason), stage })),
  event('CommitmentCaseGranted', () => ({
    decisionNumber: z.nullable(z.string()),
    automatic: z.boolean(),
    reason,
    basis: z.string(),
    deferred: state().deferred,
    /** What the register keeps of the promise; null in the ordinary procedure. */
    commitment: z.nullable(RegisteredCommitment),
    limits,
    stage,
  })),
  event('CommitmentDecisionServed', () => ({ stage })),
  event('CommitmentCaseRefused', () => ({ reason, toFix: z.string(), reviewRoute: z.string(), stage })),
  event('DeferredMaterialSubmitted', () => ({ materialId: z.string(), materials: z.array(MatterMaterial), stage })),
  event('DeferredTermExtended', () => ({ materialId: z.string(), workingDays: z.number(), reason })),
  event('CommitmentCaseFactsChecked', () => ({ findings: z.array(MatterFinding) })),
  event('AssistanceRequested', () => ({ unitId: z.string(), question: z.string() })),
  event('AssistanceAnswered', () => ({
    supported: z.boolean(),
    finding: z.string(),
    evidence: z.optional(z.array(Evidence)),
  })),
  event('CommitmentCaseVerified', () => ({ verification: CommitmentVerification, stage })),
  event('CommitmentInspectionOrdered', () => ({
    drawId: z.string(),
    inspectors: z.array(z.string()),
    intensity: z.string(),
  })),
  event('CommitmentInspectionRecorded', () => ({
    drawId: z.string(),
    outcome: z.enum(['kept', 'breached']),
    finding: z.string(),
    evidence: z.array(Evidence),
  })),
  event('CommitmentBreachReported', () => ({ breach: ReportedBreach })),
  event('CommitmentBreachDismissed', () => ({ reason, stage })),
  event('RectificationOrdered', () => ({
    rectificationId: z.string(),
    requirement: z.string(),
    breachKind: BreachKind,
    basis: z.string(),
    stage,
  })),
  event('RectificationSubmitted', () => ({
    rectificationId: z.string(),
    statement: z.string(),
    evidence: z.array(Evidence),
    stage,
  })),
  event('RectificationTermEnded', () => ({ rectificationId: z.string() })),
  event('CommitmentCaseFulfilled', () => ({ performance: Performance, stage })),
  event('CommitmentCaseRevoked', () => ({
    breachKind: BreachKind,
    decisionNumber: z.string(),
    reason,
    basis: z.string(),
    performance: Performance,
    recordId: z.string(),
    /** Null in the ordinary procedure, where nothing was promised. */
    commitmentId: z.nullable(z.string()),
    stage,
  })),
  event('CommitmentCaseWithdrawn', () => ({ reason, stage })),
  event('CommitmentCaseLimitsRecomputed', () => ({ limits, calendarVersion: z.string() })),
] as const;

export const CommitmentEvent = z.discriminatedUnion('type', [...commitmentEvents, ...workItemEvents, ...machineEvents]);
export type CommitmentEvent = z.infer<typeof CommitmentEvent>;

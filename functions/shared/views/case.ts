/**
 * A repair case as its parties see it. The applicant sees what concerns them and not who examined; what a body decides stays inside the
 * authorities until the case is decided.
 */
import type { CaseCommandAnswer } from '#contracts/repair-answer.ts';
import type { RepairCase } from '#contracts/repair-cases.ts';
import type { Named } from '#contracts/shared.ts';
import { availableActions } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import type { Role } from '#domain/kernel/actor.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type * as z from '#domain/kernel/schema.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { explainCaseRecord } from '#domain/repair/rules.ts';
import { repairStages } from '#domain/repair/stages.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import type { ViewContext } from './context.ts';
import { explanationView } from './explanation.ts';
import { timeLimitViews } from './time-limit.ts';
import { openItemViews } from './work-item.ts';

type CaseView = z.input<typeof RepairCase>;

export const summaryOf = async (state: RepairCaseState, context: ViewContext) => ({
  caseId: state.caseId,
  applicationId: state.applicationId,
  subjectId: state.subjectId,
  subjectName: await context.subjectName(state.subjectId),
  unit: await context.unit(state.unitId),
  regionId: state.regionId,
  stage: state.stage,
  stageLabel: repairStages[state.stage].label,
  final: repairStages[state.stage].final,
  receivedAt: state.receivedAt,
  openedAt: state.openedAt,
  decidedAt: state.decidedAt,
  endedAt: state.endedAt,
});

/** `roles` are those in which the person may see the case: only an applicant sees the applicant's side. */
export const caseView = async (
  { state, version }: Stored<RepairCaseState>,
  person: Person,
  roles: readonly Role[],
  context: ViewContext,
): Promise<CaseView> => {
  const inside = roles.some((role) => role !== 'applicant');
  const available = availableActions(repairDesk, state, person);
  const forSubject = new Set(repairDesk.documentsForSubject(state));
  const bodies: z.input<typeof Named>[] = await Promise.all(state.bodies.map(context.unit));
  return {
    ...(await summaryOf(state, context)),
    version,
    origin: state.origin,
    ruleSetVersion: state.ruleSetVersion,
    profileVersion: state.profileVersion,
    calendarVersion: state.calendarVersion,
    acceptedAt: state.acceptedAt,
    records: state.records.map((record) => ({
      ...record,
      explanation: explanationView(explainCaseRecord(record, state, context)),
    })),
    materials: state.materials.filter(({ documentId }) => inside || forSubject.has(documentId)),
    commitment: commitmentView(state),
    commitmentPublishedAt: state.commitmentPublishedAt,
    bodies,
    questions: state.questions,
    steps: state.steps,
    findings: state.findings,
    supplement: state.supplement,
    ...examination(state, inside),
    limits: timeLimitViews(state.limits, context),
    extended: state.extended,
    commitmentPerformance: state.commitmentPerformance,
    items: openItemViews(state.items, repairDesk.tables, { available, inside, context }),
    availableActions: available,
  };
};

const commitmentView = ({ commitment }: RepairCaseState): CaseView['commitment'] =>
  commitment && {
    commitmentId: commitment.commitmentId,
    letterVersion: commitment.letterVersion,
    textHash: commitment.textHash,
    signedAt: commitment.signedAt,
  };

const examination = (
  state: RepairCaseState,
  inside: boolean,
): Pick<CaseView, 'verifications' | 'decisions' | 'falseMaterial'> => {
  if (inside)
    return { verifications: state.verifications, decisions: state.decisions, falseMaterial: state.falseMaterial };
  const decisions = state.decisions.map(({ principalId: _, ...decision }) => decision);
  return { verifications: [], decisions: state.decidedAt === null ? [] : decisions, falseMaterial: null };
};

/** What a command on the case is answered with, and kept as the answer to its repetition. */
export const commandAnswer = (
  { id, state, version }: Stored<RepairCaseState>,
  person: Person,
): z.input<typeof CaseCommandAnswer> => ({
  caseId: id,
  version,
  stage: state.stage,
  stageLabel: repairStages[state.stage].label,
  records: state.records.map(({ recordId, outcome }) => ({ recordId, outcome })),
  availableActions: availableActions(repairDesk, state, person),
});

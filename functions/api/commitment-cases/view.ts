/**
 * A commitment case as its parties see it. The applicant does not see who examined, nor a breach that nobody has decided on yet, whoever
 * found it, nor that an inspector is on the way: not even by a version that has grown. With the decision they see what it rests on.
 */
import type { CommitmentCase } from '#contracts/commitment-cases.ts';
import { availableActions } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import { commitmentDesk } from '#domain/commitment/desk.ts';
import { commitmentStages } from '#domain/commitment/stages.ts';
import type { CommitmentCaseState, Evidence } from '#domain/commitment/state.ts';
import type { Role } from '#domain/kernel/actor.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { timeLimitViews } from '../../shared/views/time-limit.ts';
import { openItemViews } from '../../shared/views/work-item.ts';

export interface Texts {
  readonly noticeText: string;
  readonly letterText: string | null;
}

export const summaryOf = async (state: CommitmentCaseState, context: ViewContext) => ({
  caseId: state.caseId,
  subjectId: state.subjectId,
  subjectName: await context.subjectName(state.subjectId),
  unit: await context.unit(state.unitId),
  regionId: state.regionId,
  procedure: state.procedure,
  matterId: state.matterId,
  matterVersion: state.matterVersion,
  matterName: state.matter?.name ?? '',
  stage: state.stage,
  stageLabel: commitmentStages[state.stage].label,
  final: commitmentStages[state.stage].final,
  openedAt: state.openedAt,
  decidedAt: state.decidedAt,
  endedAt: state.endedAt,
});

/** `roles` are those in which the person may see the case: only an applicant sees the applicant's side. */
export const caseView = async (
  { state, version }: Stored<CommitmentCaseState>,
  texts: Texts,
  person: Person,
  roles: readonly Role[],
  context: ViewContext,
): Promise<z.input<typeof CommitmentCase>> => {
  const inside = roles.some((role) => role !== 'applicant');
  const available = availableActions(commitmentDesk, state, person);
  const { assistance, commitment, decision } = state;
  const assistingUnitId = state.matter?.verification.assistingUnitId;
  const forSubject = new Set(commitmentDesk.documentsForSubject(state));
  const shown = (evidence: readonly Evidence[]) =>
    evidence.filter(({ documentId }) => inside || forSubject.has(documentId));
  const breachTold = inside || state.rectifications.length > 0 || state.stage === 'revoked';
  const told = <T extends { readonly outcome: string }>(result: T | null): T | null =>
    breachTold || result?.outcome !== 'breached' ? result : null;
  return {
    ...(await summaryOf(state, context)),
    ...texts,
    version: inside ? version : null,
    ruleSetVersion: state.ruleSetVersion,
    profileVersion: state.profileVersion,
    calendarVersion: state.calendarVersion,
    servedAt: state.servedAt,
    matter: state.matter,
    answers: state.answers,
    materials: state.materials,
    commitment: commitment && {
      commitmentId: commitment.commitmentId,
      noticeHash: commitment.noticeHash,
      letterHash: commitment.letterHash,
      method: commitment.signature.method,
      signedAt: commitment.signedAt,
    },
    ineligible: state.ineligible,
    decision: decision && { decisionNumber: decision.decisionNumber, automatic: decision.automatic },
    refusal: state.refusal,
    deferred: state.deferred,
    findings: state.findings,
    assistingUnit: inside && assistingUnitId !== undefined ? await context.unit(assistingUnitId) : null,
    assistance: inside && assistance ? { ...assistance, unit: await context.unit(assistance.unitId) } : null,
    verifications: state.verifications
      .filter((one) => told(one) !== null)
      .map(({ principalId, evidence, ...verification }) => ({
        ...verification,
        evidence: shown(evidence),
        ...(inside && { principalId }),
      })),
    inspections: state.inspections
      .filter(({ result }) => inside || result !== null)
      .map(({ drawId, result }) => {
        const { outcome = null, finding = null, evidence = [] } = told(result) ?? {};
        return { drawId, outcome, finding, evidence: shown(evidence) };
      }),
    breach: breachTold && state.breach ? { ...state.breach, evidence: shown(state.breach.evidence) } : null,
    rectifications: state.rectifications,
    performance: state.performance,
    recordId: state.recordId,
    limits: timeLimitViews(state.limits, context),
    items: openItemViews(state.items, commitmentDesk.tables, { available, inside, context }),
    availableActions: available,
  };
};

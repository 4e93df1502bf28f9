/**
 * The people, records and cases of tests: an enterprise with records of two cities, officers of the units that determined them, and a
 * case that can be played from its opening to any stage.
 */
import type { Context } from '#domain/kernel/aggregate.ts';
import type { OpenCase, RepairCommand } from '#domain/repair/commands.ts';
import type { RepairEvent } from '#domain/repair/events.ts';
import type { Material } from '#domain/repair/material.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairItemKind } from '#domain/repair/stages.ts';
import { type CaseRecord, effects, type Finding, type RepairCaseState } from '#domain/repair/state.ts';
import { CasePlay, type OnItem } from './case-play.ts';
import { applicant, monday, workflow } from './context.ts';

export const market = 'unit-hn-market';
export const tax = 'unit-hn-tax';
export const customs = 'unit-hn-customs';
export const szEcology = 'unit-sz-ecology';
export const clerk = applicant();

/** A general record under Order 36, corrected, its minimum period long over. */
export const record = (more: Partial<CaseRecord> = {}): CaseRecord => ({
  recordId: 'record-1',
  decisionNumber: '淮市监罚〔2026〕1号',
  recordKind: 'administrativePenalty',
  severity: 'general',
  severityStandard: null,
  penaltyKinds: ['largeFine'],
  procedure: 'ordinary',
  sector: null,
  subjectKind: 'legalPerson',
  specialField: false,
  owesMoney: true,
  determinedOn: '2026-04-10',
  correctedOn: '2026-05-08',
  publishedMinor: false,
  ruleSetId: null,
  outcome: 'pending',
  reason: null,
  toFix: null,
  reviewRoute: null,
  effectsCompleted: {},
  ...more,
});

/** Two such records. */
export const twoRecords = (more: Partial<CaseRecord> = {}): CaseRecord[] => [
  record(more),
  record({ recordId: 'record-2', decisionNumber: '淮市监罚〔2026〕2号', ...more }),
];

/** Determined before Order 36, so both rule sets are possible. */
export const oldRecord = (more: Partial<CaseRecord> = {}): CaseRecord =>
  record({ determinedOn: '2025-12-01', correctedOn: '2026-01-10', ...more });

export const proofOf = (recordId = 'record-1'): Material => ({
  documentId: `proof-${recordId}`,
  kind: 'proofOfCorrection',
  recordId,
  sha256: 'a'.repeat(64),
});

/** What department data says of a record's correction. */
export const finding = (result: Finding['result'], recordId = 'record-1'): Finding => ({
  recordId,
  claim: 'corrected',
  result,
  sources: result === 'absent' ? [] : [market],
  factOn: result === 'confirmed' ? '2026-05-08' : null,
});

export const openCaseCommand = (more: Partial<OpenCase> = {}): OpenCase => ({
  type: 'openCase',
  caseId: 'case-1',
  applicationId: 'application-1',
  subjectId: 'subject-1',
  unitId: market,
  regionId: 'huainan',
  receivedAt: monday,
  records: [record()],
  materials: (more.records ?? [record()]).map((r) => proofOf(r.recordId)),
  commitment: {
    commitmentId: 'commitment-1',
    letterVersion: '2026-04',
    textHash: 'b'.repeat(64),
    signedBy: 'clerk-zhang',
    typedNameDigest: 'c'.repeat(64),
    signedAt: monday,
  },
  banFlagged: false,
  ...more,
});

/** Of the city that asks for training and accepts on the spot. */
export const inSuzhou = (more: Partial<OpenCase> = {}): OpenCase =>
  openCaseCommand({ unitId: szEcology, regionId: 'suzhou', ...more });

/** A joint review of two bodies. */
export const jointly = (more: Partial<OpenCase> = {}): OpenCase =>
  openCaseCommand({ unitId: tax, records: [record({ sector: 'export' })], ...more });

export const reportCommand = () => ({
  type: 'reportRepair' as const,
  caseId: 'case-1',
  subjectId: 'subject-1',
  unitId: market,
  regionId: 'huainan',
  receivedAt: monday,
  records: [record()],
  decisionReference: '淮市监修〔2026〕7号',
  decidedOn: '2026-10-09',
});

/** One repair case played step by step. */
export class RepairPlay extends CasePlay<RepairCaseState, RepairCommand, RepairEvent, RepairItemKind> {
  constructor(
    opening: Extract<RepairCommand, { type: 'openCase' | 'reportRepair' }> = openCaseCommand(),
    more: Partial<Context> = {},
  ) {
    super(repairCase, opening, workflow, more);
  }

  /** The machine enters the stage the case is in. */
  enters(findings: readonly Finding[] = []): this {
    return this.entersWith({ findings });
  }

  get pendingIds(): string[] {
    return this.state.records.filter((r) => r.outcome === 'pending').map((r) => r.recordId);
  }

  accepting(): this {
    return this.enters();
  }

  /** Accepted by a person where it is not accepted on the spot. */
  verifying(findings: readonly Finding[] = []): this {
    this.accepting();
    if (this.state.stage === 'accepting')
      this.on('accept', { type: 'accept', opinion: '材料齐全，予以受理' }, this.officer('acceptor'));
    return this.enters(findings);
  }

  verifies(unitId = this.state.unitId, supported = true): this {
    const records = this.pendingIds.map((recordId) => ({ recordId, supported, remark: '已核对缴款凭证' }));
    return this.on('verify', { type: 'verify', opinion: '属实', records }, this.officer('verifier', unitId), {
      unitId,
    });
  }

  allVerified(): this {
    for (const unitId of this.state.bodies) this.verifies(unitId);
    return this;
  }

  /** Verified by every body, steps done, entered. */
  publicising(): this {
    this.verifying().allVerified();
    if (this.state.stage === 'training') this.enters().trained();
    return this.enters();
  }

  trained(): this {
    for (const step of this.state.steps.filter((s) => s.status === 'required'))
      this.on(
        'submitStep',
        { type: 'submitStep', certificateNumber: '宿信培2026-0017', issuedOn: '2026-10-10', documentIds: [] },
        clerk,
        { about: step.id },
      );
    for (const step of this.state.steps.filter((s) => s.status === 'submitted'))
      this.on('confirmStep', { type: 'confirmStep' }, this.officer('verifier'), { about: step.id });
    return this;
  }

  published(): this {
    return this.does({ type: 'confirmCommitmentPublication', receipts: ['commitment-1-creditChina'] });
  }

  deciding(): this {
    return this.publicising().published().enters();
  }

  /** One body's decision; records not named are granted. */
  decides(refused: readonly string[] = [], unitId = this.state.unitId): this {
    return this.on('decide', this.decision(refused), this.officer('approver', unitId), { unitId });
  }

  decision(refused: readonly string[] = []): Extract<OnItem<RepairCommand>, { type: 'decide' }> {
    return {
      type: 'decide',
      records: this.pendingIds.map((recordId) =>
        refused.includes(recordId)
          ? { recordId, outcome: 'refused', reason: '罚款尚未缴清', toFix: '缴清罚款后重新申请' }
          : { recordId, outcome: 'granted', reason: '条件全部满足' },
      ),
    };
  }

  stopping(refused: readonly string[] = []): this {
    this.deciding();
    for (const unitId of this.state.bodies) this.decides(refused, unitId);
    return this.enters();
  }

  /** Every owed effect of every granted record is acknowledged. */
  acknowledged(): this {
    for (const { recordId, outcome, effectsCompleted } of this.state.records)
      for (const effect of effects)
        if (outcome === 'granted' && effectsCompleted[effect] === undefined)
          this.does({
            type: 'completeEffect',
            recordId,
            completed: [{ effect, receipts: [`${recordId}-${effect}`] }],
          });
    return this;
  }

  concluded(refused: readonly string[] = []): this {
    return this.stopping(refused).acknowledged();
  }

  reportsFalseMaterial(recordIds: readonly string[] = ['record-1']): this {
    return this.does(
      { type: 'reportFalseMaterial', recordIds: [...recordIds], finding: '缴款凭证系伪造', documentIds: [] },
      this.officer('verifier'),
    );
  }
}

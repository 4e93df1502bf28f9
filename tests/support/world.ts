/**
 * The people, records and cases of tests: an enterprise with records of two cities, officers of the units that determined them, and a
 * case that can be played from its opening to any stage.
 */
import type { Context, Decision } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { openItems } from '#domain/kernel/work-items.ts';
import type { OpenCase, RepairCommand } from '#domain/repair/commands.ts';
import type { RepairEvent } from '#domain/repair/events.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairItemKind } from '#domain/repair/stages.ts';
import { type CaseRecord, effects, type Finding, type Material, type RepairCaseState } from '#domain/repair/state.ts';
import { applicant, type By, contextOf, countingIds, later, monday, officer, workflow } from './context.ts';
import { fold } from './given.ts';

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

type Command = RepairCommand;
/** A command without the item it is about: the play names the open one. */
type OnItem = {
  [C in Command as C['type']]: C extends { itemVersion: number } ? Omit<C, 'itemId' | 'itemVersion'> : never;
}[Command['type']];

/** One case played step by step. A refused step throws, so that a test never goes on from where it did not get to. */
export class RepairPlay {
  readonly events: RepairEvent[] = [];
  state: RepairCaseState = repairCase.initial;
  now: string;
  /** Commands the last step ordered on other aggregates. */
  alongside: Decision<RepairEvent>['alongside'] = [];
  /** Events of the last step. */
  last: readonly RepairEvent[] = [];
  private readonly more: Partial<Context>;

  constructor(
    opening: Extract<Command, { type: 'openCase' | 'reportRepair' }> = openCaseCommand(),
    more: Partial<Context> = {},
  ) {
    this.now = more.now ?? monday;
    this.more = { newId: countingIds(), ...more };
    this.does(opening);
  }

  try(command: Command, by: By = workflow): Result<Decision<RepairEvent>, Refusal> {
    return repairCase.decide(this.state, command, contextOf(by, { ...this.more, now: this.now }));
  }

  does(command: Command, by: By = workflow): this {
    const result = this.try(command, by);
    if (!result.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(result.problem)}`);
    const from = { state: this.state, sequence: this.events.length };
    this.state = fold(repairCase, result.value.events, from, { now: this.now, actor: by.actor });
    this.last = result.value.events;
    this.alongside = result.value.alongside ?? [];
    this.events.push(...result.value.events);
    return this;
  }

  open(kind: RepairItemKind, match: Partial<WorkItem> = {}): WorkItem[] {
    return openItems(this.state.items).filter(
      (item) =>
        item.kind === kind && Object.entries(match).every(([key, value]) => item[key as keyof WorkItem] === value),
    );
  }

  /** The one open item of this kind. */
  item(kind: RepairItemKind, match: Partial<WorkItem> = {}): WorkItem {
    const [item, second] = this.open(kind, match);
    if (item === undefined || second !== undefined) throw new Error(`not exactly one open ${kind}`);
    return item;
  }

  ref(kind: RepairItemKind, match: Partial<WorkItem> = {}): { itemId: string; itemVersion: number } {
    const item = this.item(kind, match);
    return { itemId: item.id, itemVersion: item.version };
  }

  /** The person does this on the one open item of that kind. */
  on(kind: RepairItemKind, command: OnItem, by: By, match: Partial<WorkItem> = {}): this {
    return this.does({ ...command, ...this.ref(kind, match) } as Command, by);
  }

  tryOn(kind: RepairItemKind, command: OnItem, by: By, match: Partial<WorkItem> = {}) {
    return this.try({ ...command, ...this.ref(kind, match) } as Command, by);
  }

  after(days: number, minutes = 0): this {
    this.now = later(this.now, days, minutes);
    return this;
  }

  /** The machine enters the stage the case is in. */
  enters(findings: readonly Finding[] = []): this {
    const { stage, machine } = this.state;
    return this.does({ type: 'enterStage', stage, generation: machine.generation, findings });
  }

  get pendingIds(): string[] {
    return this.state.records.filter((r) => r.outcome === 'pending').map((r) => r.recordId);
  }

  /** An officer of the case's unit, or of another. */
  officer(role: 'acceptor' | 'verifier' | 'approver' | 'supervisor', unitId = this.state.unitId): By {
    return officer(role, unitId);
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

  decision(refused: readonly string[] = []): Extract<OnItem, { type: 'decide' }> {
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
          this.does({ type: 'completeEffect', recordId, effect, receipts: [`${recordId}-${effect}`] });
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

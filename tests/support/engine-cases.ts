/** Repair cases driven as people drive them: a filing, then commands on the work items that are open, one person per role and unit. */
import { randomUUID } from 'node:crypto';
import { repairApplication } from '#domain/application/application.ts';
import { loadedRecord } from '#domain/application/loaded-record.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import type { RepairCommand } from '#domain/repair/commands.ts';
import { currentLetterVersion, letterHash, letterText } from '#domain/repair/letter.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairItemKind, RepairStage } from '#domain/repair/stages.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import type { Door } from '#shared/case-store/door.ts';
import { sha256 } from '#shared/hash.ts';
import type { Engine } from './engine.ts';
import { EngineCase } from './engine-case.ts';
import type { Enterprise } from './engine-records.ts';

/** Files an application for records of one enterprise. Returns the cases it becomes, one per determining unit. */
export const file = async (
  engine: Engine,
  enterprise: Enterprise,
  recordIds: readonly string[],
  door: Door = engine.wiring.door,
): Promise<RepairCase[]> => {
  const { subjectId, name, uscc, regionId } = enterprise;
  const stored = await Promise.all(recordIds.map((id) => engine.wiring.reader.load(dishonestyRecord, id)));
  const records = stored.map((record) => loadedRecord(record, null));
  const letter = letterText(
    { name, code: uscc },
    records.map((r) => r?.record.decisionNumber ?? ''),
  );
  const applicationId = `app-${randomUUID()}`;
  const command = {
    type: 'fileApplication' as const,
    applicationId,
    input: {
      subjectId,
      records: recordIds.map((recordId) => ({ recordId, documentIds: [] })),
      commitment: {
        letterVersion: currentLetterVersion,
        textHash: letterHash(letter, subjectId, sha256.hex),
        typedName: name,
      },
      documentIds: [],
    },
    subject: { name, code: uscc, regionId, banFlagged: false },
    records,
    materials: [],
  };
  const actor = { principalId: 'applicant', role: 'applicant' as const };
  const result = await door({ kind: repairApplication, id: applicationId, command, actor, represents: [subjectId] });
  if (!result.ok) throw new Error(`the filing was refused: ${JSON.stringify(result.problem)}`);
  const { cases } = result.value.after.state as { cases: { caseId: string }[] };
  return cases.map(({ caseId }) => new RepairCase(engine, caseId, applicationId));
};

/** As `file`, where all records are of one unit. */
export const fileOne = async (...args: Parameters<typeof file>): Promise<RepairCase> => {
  const [only, ...others] = await file(...args);
  if (only === undefined || others.length > 0) throw new Error('the records are not of one unit');
  return only;
};

export class RepairCase extends EngineCase<RepairCaseState, RepairCommand, RepairItemKind> {
  /** Empty for a case that no application began. */
  readonly applicationId: string;

  constructor(engine: Engine, id: string, applicationId = '') {
    super(engine, repairCase, id);
    this.applicationId = applicationId;
  }

  accept(door?: Door): Promise<void> {
    return this.act('accept', { type: 'accept', opinion: '符合受理条件' }, { door });
  }

  /** One body's verification that supports every record still pending. */
  async verify(more: Parameters<RepairCase['act']>[2] = {}): Promise<void> {
    const records = (await this.#pending()).map((recordId) => ({ recordId, supported: true, remark: '属实' }));
    await this.act('verify', { type: 'verify', opinion: '核查属实', records }, more);
  }

  /** One body's decision, the same for every record still pending. */
  async decide(outcome: 'granted' | 'refused' = 'granted', more: Parameters<RepairCase['act']>[2] = {}): Promise<void> {
    await this.act('decide', { type: 'decide', records: decisionsOn(await this.#pending(), outcome) }, more);
  }

  async train(): Promise<void> {
    await this.act('submitStep', {
      type: 'submitStep',
      certificateNumber: 'SZ-XY-2026-0001',
      issuedOn: '2026-09-18',
      documentIds: [],
    });
    await this.act('confirmStep', { type: 'confirmStep' });
  }

  async requestSupplement(): Promise<void> {
    await this.act('accept', { type: 'requestSupplement', items: [{ what: '缴款凭证' }] });
  }

  async submitSupplement(): Promise<void> {
    await this.act('supplement', {
      type: 'submitSupplement',
      answers: [{ itemId: '1', text: '已补交', documentIds: [] }],
    });
  }

  withdraw(): Promise<void> {
    return this.must({ type: 'withdraw', reason: '不再申请' }, { principalId: 'applicant', role: 'applicant' });
  }

  async step(from: RepairStage, towards: RepairStage, door?: Door): Promise<void> {
    if (from === 'accepting' && towards === 'supplementing') return this.requestSupplement();
    if (from === 'accepting') return this.accept(door);
    if (from === 'supplementing') return this.submitSupplement();
    if (from === 'verifying') return this.verify({ door });
    if (from === 'training') return this.train();
    if (from === 'deciding') return this.decide(towards === 'refused' ? 'refused' : 'granted', { door });
    // Commitment and effects are the platforms': nothing to do but wait.
  }

  async #pending(): Promise<string[]> {
    return (await this.state()).records.filter((r) => r.outcome === 'pending').map((r) => r.recordId);
  }
}

export const decisionsOn = (recordIds: readonly string[], outcome: 'granted' | 'refused') =>
  recordIds.map((recordId) =>
    outcome === 'granted'
      ? { recordId, outcome, reason: '符合条件' }
      : { recordId, outcome, reason: '材料不足', toFix: '补交缴款凭证' },
  );

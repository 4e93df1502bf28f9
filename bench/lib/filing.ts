/** What a measured case is about: one enterprise, one eligible record a case, and what people send to bring it to its end. */
import { createHash } from 'node:crypto';
import { addMonths, shanghaiDate } from '#domain/calendar/dates.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import type { RecordReport } from '#domain/record/report.ts';
import { currentLetterVersion, letterHash, letterText } from '#domain/repair/letter.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { sha256 } from '#shared/hash.ts';
import type { Wiring } from '#shared/wiring.ts';
import { sampleUscc } from '../../scripts/sample/codes.ts';

export const unitId = 'unit-hn-market';
export const enterprise: CreditSubject & { readonly uscc: string } = {
  subjectId: 'sub-bench',
  regionId: 'huainan',
  kind: 'legalPerson',
  name: '淮南市测速机械制造有限公司',
  uscc: sampleUscc('91', 900_001),
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Filed {
  readonly recordId: string;
  readonly decisionNumber: string;
}

/** A general record whose three months are served: corrected and filed today, it is eligible. */
const report = (decisionNumber: string, today: string): RecordReport => ({
  recordKind: 'administrativePenalty',
  subjectId: enterprise.subjectId,
  unitId,
  regionId: enterprise.regionId,
  decisionNumber,
  determinedOn: addMonths(today, -5),
  severity: 'general',
  severityStandard: '认定单位报送',
  severityStatus: 'confirmed',
  penaltyKinds: ['罚款'],
  procedure: 'ordinary',
  sector: 'marketSupervision',
  subjectKind: 'legalPerson',
  specialField: false,
  fineCents: 800_000,
  confiscatedCents: 0,
  violation: '未按规定对计量器具申请检定',
  content: '罚款人民币捌仟元整',
  legalBasis: '《中华人民共和国计量法》第二十六条',
  reportedPublicationEnd: null,
  minorPublicationReason: null,
  publishable: true,
  source: null,
});

/** Registers record number `n` of this run through the door. */
export const registerRecord = async (
  { door, clock }: Pick<Wiring, 'door' | 'clock'>,
  run: string,
  n: number,
): Promise<Filed> => {
  const today = shanghaiDate(await clock.now());
  const decisionNumber = `淮市监处罚〔2026〕${run}-${n}号`;
  const recordId = `rec-${digest(decisionNumber).slice(0, 24)}`;
  const correctedOn = addMonths(today, -3);
  const command = { type: 'registerRecord' as const, report: report(decisionNumber, today), correctedOn };
  const done = await door({ kind: dishonestyRecord, id: recordId, command, actor: systemActor('bench') });
  if (!done.ok) throw new Error(`record ${n} was refused: ${done.problem.code}`);
  return { recordId, decisionNumber };
};

/** The applicant's request for one record, its letter signed. */
export const filingOf = ({ recordId, decisionNumber }: Filed) => {
  const { name, uscc, subjectId } = enterprise;
  const text = letterText({ name, code: uscc }, [decisionNumber]);
  return {
    subjectId,
    records: [{ recordId, documentIds: [] }],
    commitment: {
      letterVersion: currentLetterVersion,
      textHash: letterHash(text, subjectId, sha256.hex),
      typedName: name,
    },
    documentIds: [],
  };
};

export interface Action {
  /** The last part of the address. */
  readonly name: 'accept' | 'verify' | 'decide';
  readonly body: object;
}

const records: Readonly<Record<Action['name'], (recordIds: readonly string[]) => object>> = {
  accept: () => ({ opinion: '材料齐全，符合受理条件。' }),
  verify: (recordIds) => ({
    opinion: '经核查，罚款已缴清，违法行为已纠正。',
    records: recordIds.map((recordId) => ({ recordId, supported: true, remark: '与收缴系统一致。' })),
  }),
  decide: (recordIds) => ({
    records: recordIds.map((recordId) => ({ recordId, outcome: 'granted', reason: '符合信用修复条件。' })),
  }),
};

/** What an officer sends for a work item; undefined where the item is not one that moves the measured case on. */
export const actionOn = (item: WorkItem, recordIds: readonly string[]): Action | undefined => {
  const { kind, id: itemId, version: itemVersion } = item;
  if (kind !== 'accept' && kind !== 'verify' && kind !== 'decide') return undefined;
  return { name: kind, body: { itemId, itemVersion, ...records[kind](recordIds) } };
};

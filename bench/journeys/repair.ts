/** A measured repair case: one eligible record of the enterprise, filed, accepted, verified and granted. */
import { createHash } from 'node:crypto';
import { addMonths, shanghaiDate } from '#domain/calendar/dates.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import type { RecordReport } from '#domain/record/report.ts';
import { currentLetterVersion, letterHash, letterText } from '#domain/repair/letter.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { sha256 } from '#shared/hash.ts';
import type { Wiring } from '#shared/wiring.ts';
import { type Journey, newEnterprise, onItem, unitId } from './journey.ts';

const enterprise = newEnterprise('sub-bench-repair', 900001);
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Filed {
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
const registerRecord = async (
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
const filingOf = ({ recordId, decisionNumber }: Filed) => {
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

/** What an officer says on each work item that moves the case on. */
const answers: Readonly<Record<string, (recordId: string) => object>> = {
  accept: () => ({ opinion: '材料齐全，符合受理条件。' }),
  verify: (recordId) => ({
    opinion: '经核查，罚款已缴清，违法行为已纠正。',
    records: [{ recordId, supported: true, remark: '与收缴系统一致。' }],
  }),
  decide: (recordId) => ({ records: [{ recordId, outcome: 'granted', reason: '符合信用修复条件。' }] }),
};

/** 信用修复: one record of one unit, from filing to the last receipt of the platforms. */
export const repair: Journey = {
  kind: 'repair',
  label: '信用修复',
  enterprise,
  stored: storedRepairCase,
  end: 'concluded',
  officers: ['acceptor', 'verifier', 'approver'],
  enterStage: 'workflow-enter-stage',
  caseIdOf: (answer) => (answer as { cases: { caseId: string }[] }).cases[0]?.caseId,
  prepare: async (wiring, run, n) => {
    const filed = await registerRecord(wiring, run, n);
    return {
      opening: { name: 'file', path: '/applications', body: filingOf(filed) },
      answerTo: (item) => onItem('/repair-cases', item, item.kind, answers[item.kind]?.(filed.recordId)),
    };
  },
};

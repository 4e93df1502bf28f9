/** What an application still lacks, told before it is sent, each with the step where it is put right. */
import { mayBeChosen, standingOf } from '../records/standing.ts';
import { isSigned, type Signature } from '../signature.ts';
import type { RepairRecord } from '../words.ts';
import type { Draft, DraftRecord } from './draft.ts';

export interface Fault {
  readonly step: number;
  readonly text: string;
}

/** What the applicant has to bring for a record: the day of a correction nobody has reported, and its proof. */
export const needsOf = (record: RepairRecord): { readonly statesCorrection: boolean; readonly owesMoney: boolean } => ({
  statesCorrection: record.correctedOn === null,
  owesMoney: record.fineCents + record.confiscatedCents > 0,
});

const ofRecord = (chosen: DraftRecord, record: RepairRecord | undefined, today: string): Fault[] => {
  if (record === undefined) return [{ step: 0, text: '所选的一条信息已经不在列表中，请重新选择。' }];
  const about = record.decisionNumber;
  if (!mayBeChosen(standingOf(record)))
    return [{ step: 0, text: `${about}现在不能申请，请取消选择或者等到可以申请的日期。` }];
  if (!needsOf(record).statesCorrection) return [];
  const { correctedOn, documentIds } = chosen;
  return [
    ...(correctedOn === null ? [{ step: 1, text: `${about}：请填写纠正日期。` }] : []),
    ...(correctedOn !== null && correctedOn > today ? [{ step: 1, text: `${about}：纠正日期不能晚于今天。` }] : []),
    ...(correctedOn !== null && correctedOn < record.determinedOn
      ? [{ step: 1, text: `${about}：纠正日期不能早于认定日期。` }]
      : []),
    ...(documentIds.length === 0 ? [{ step: 1, text: `${about}：请上传纠正证明。` }] : []),
  ];
};

/** `today`: the business date, in Shanghai. `signAs` is null while the letter is not there yet. */
export const faultsOf = (
  draft: Pick<Draft, 'records'>,
  records: readonly RepairRecord[],
  signing: { readonly signature: Signature; readonly signAs: string | null },
  today: string,
): Fault[] => {
  const { signature, signAs } = signing;
  const signed = signAs !== null && isSigned(signature, signAs);
  return [
    ...(draft.records.length === 0 ? [{ step: 0, text: '请至少选择一条信息。' }] : []),
    ...draft.records.flatMap((chosen) =>
      ofRecord(
        chosen,
        records.find(({ recordId }) => recordId === chosen.recordId),
        today,
      ),
    ),
    ...(signed ? [] : [{ step: 2, text: '请阅读承诺书全文，并输入主体全称签名。' }]),
  ];
};

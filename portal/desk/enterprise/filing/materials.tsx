import { Input } from 'antd';
import { useId } from 'react';
import { dateText } from '../../../shown/dates.ts';
import { UploadField } from '../documents/upload-field.tsx';
import type { RepairRecord } from '../words.ts';
import { type DraftRecord, withRecord } from './draft.ts';
import { needsOf } from './faults.ts';
import type { DraftEditor } from './use-draft.ts';

interface Props extends DraftEditor {
  readonly subjectId: string;
  readonly records: readonly RepairRecord[];
  readonly today: string;
}

/** The second step: for each chosen record a list of what is needed and what is there already. */
export const Materials = ({ draft, edit, subjectId, records, today }: Props) => (
  <>
    {draft.records.map((chosen) => {
      const record = records.find(({ recordId }) => recordId === chosen.recordId);
      if (record === undefined) return null;
      const change = (make: (one: DraftRecord) => DraftRecord): void =>
        edit(({ records: all }) => ({ records: withRecord(all, chosen.recordId, make) }));
      return (
        <RecordMaterials
          key={chosen.recordId}
          subjectId={subjectId}
          record={record}
          chosen={chosen}
          change={change}
          today={today}
        />
      );
    })}
    <article className="ent-card">
      <h3>整个申请的其他材料（可不交）</h3>
      <p>例如授权委托书、情况说明。</p>
      <UploadField
        subjectId={subjectId}
        kind="other"
        label="其他材料"
        documentIds={draft.documentIds}
        onChange={(make) => edit(({ documentIds }) => ({ documentIds: make(documentIds) }))}
      />
    </article>
  </>
);

interface OneProps {
  readonly subjectId: string;
  readonly record: RepairRecord;
  readonly chosen: DraftRecord;
  readonly change: (make: (one: DraftRecord) => DraftRecord) => void;
  readonly today: string;
}

const RecordMaterials = ({ subjectId, record, chosen, change, today }: OneProps) => {
  const id = useId();
  const { statesCorrection, owesMoney } = needsOf(record);
  return (
    <article className="ent-card">
      <h3>{record.decisionNumber}</h3>
      <ul className="ent-ticks">
        {statesCorrection ? (
          <Tick done={chosen.correctedOn !== null}>
            <label htmlFor={id}>纠正日期（必填）</label>：部门尚未登记纠正情况，请填写全部义务履行完毕的日期
            <Input
              id={id}
              type="date"
              value={chosen.correctedOn ?? ''}
              min={record.determinedOn}
              max={today}
              onChange={({ target }) => change((one) => ({ ...one, correctedOn: target.value || null }))}
            />
          </Tick>
        ) : (
          <Tick done>部门已登记：{dateText(record.correctedOn)}纠正，不需要再填写</Tick>
        )}
        <Tick done={!statesCorrection || chosen.documentIds.length > 0}>
          纠正证明（{statesCorrection ? '必交' : '可不交'}）：
          {owesMoney ? '载明决定书文号的罚款缴纳凭证' : '整改报告、验收意见等'}
          <UploadField
            subjectId={subjectId}
            kind="proofOfCorrection"
            recordId={record.recordId}
            label="纠正证明"
            documentIds={chosen.documentIds}
            onChange={(make) => change((one) => ({ ...one, documentIds: make(one.documentIds) }))}
          />
        </Tick>
        <Tick done={false}>信用修复承诺书：下一步在线阅读和签署，不需要上传</Tick>
      </ul>
    </article>
  );
};

const Tick = ({ done, children }: { readonly done: boolean; readonly children: React.ReactNode }) => (
  <li data-done={done || undefined}>
    <span className="ent-sign" role="img" aria-label={done ? '已具备' : '待准备'}>
      {done ? '✓' : '○'}
    </span>
    <div>{children}</div>
  </li>
);

import { Button } from 'antd';
import { dateText } from '../../../shown/dates.ts';
import { DocumentName } from '../documents/document-name.tsx';
import type { RepairRecord } from '../words.ts';
import type { Draft } from './draft.ts';
import type { Fault } from './faults.ts';

interface Props {
  readonly draft: Draft;
  readonly records: readonly RepairRecord[];
  readonly faults: readonly Fault[];
  /** By whose name the letter is signed, once it is there. */
  readonly signedAs: string | undefined;
  readonly goTo: (step: number) => void;
}

/** The last step before sending: everything once more, and what is still missing with the way there. */
export const Overview = ({ draft, records, faults, signedAs, goTo }: Props) => (
  <>
    {faults.length > 0 && (
      <section className="ent-card ent-lacking" role="alert">
        <h3>提交之前，请先补齐</h3>
        <ul className="ent-rows">
          {faults.map(({ step, text }) => (
            <li key={text}>
              <span>{text}</span>
              <Button size="small" onClick={() => goTo(step)}>
                去补齐
              </Button>
            </li>
          ))}
        </ul>
      </section>
    )}
    <section className="ent-card">
      <h3>申请修复{draft.records.length}条失信信息</h3>
      <ul className="ent-rows">
        {draft.records.map((chosen) => {
          const record = records.find(({ recordId }) => recordId === chosen.recordId);
          return (
            <li key={chosen.recordId}>
              <div>
                <strong>{record?.decisionNumber}</strong>
                <div>
                  {record?.unit.name} · {dateText(record?.correctedOn ?? chosen.correctedOn)}纠正
                </div>
                {chosen.documentIds.map((documentId) => (
                  <div key={documentId}>
                    <DocumentName documentId={documentId} />
                  </div>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      {draft.documentIds.map((documentId) => (
        <div key={documentId}>
          <DocumentName documentId={documentId} />
        </div>
      ))}
      {faults.length === 0 && <p>信用修复承诺书：已由{signedAs}签署</p>}
    </section>
    <p>提交后，系统把申请分送各认定单位；承诺书将向社会公示。各单位办结之前，您可以随时撤件。</p>
  </>
);

import { Checkbox } from 'antd';
import { maxRecords } from '#domain/application/max-records.ts';
import { Nothing } from '../../shell/states.tsx';
import { Days } from '../records/days.tsx';
import { RecordFacts, StandingMark } from '../records/record-facts.tsx';
import { mayBeChosen, standingOf } from '../records/standing.ts';
import type { RepairRecord } from '../words.ts';
import { toggled } from './draft.ts';
import type { DraftEditor } from './use-draft.ts';

interface Props extends DraftEditor {
  readonly records: readonly RepairRecord[];
}

/** The first step: which records. What cannot be chosen yet stands below with its reason and its day. */
export const ChooseRecords = ({ draft, edit, records }: Props) => {
  const possible = records.filter((record) => mayBeChosen(standingOf(record)));
  const others = records.filter((record) => !mayBeChosen(standingOf(record)));
  const chosen = new Set(draft.records.map(({ recordId }) => recordId));
  return (
    <div className="ent-columns">
      <div>
        {possible.length === 0 ? (
          <Nothing>现在没有可以申请修复的信息，各条信息最早可以申请的日期见日程。</Nothing>
        ) : (
          <p>
            一次最多申请{maxRecords}条，已选{chosen.size}条；不同认定单位的信息会自动分送。
          </p>
        )}
        {possible.map((record) => (
          <article key={record.recordId} className="ent-card" data-chosen={chosen.has(record.recordId) || undefined}>
            <header>
              <Checkbox
                checked={chosen.has(record.recordId)}
                disabled={!chosen.has(record.recordId) && chosen.size >= maxRecords}
                onChange={() => edit(({ records: all }) => ({ records: toggled(all, record.recordId) }))}
              >
                <strong>{record.decisionNumber}</strong>
              </Checkbox>
              <StandingMark record={record} />
            </header>
            <RecordFacts record={record} />
          </article>
        ))}
        {others.length > 0 && (
          <section className="ent-card">
            <h3>现在不能选择的信息</h3>
            <ul className="ent-rows">
              {others.map((record) => (
                <li key={record.recordId}>
                  <span>{record.decisionNumber}</span>
                  <StandingMark record={record} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <Days records={records} />
    </div>
  );
};

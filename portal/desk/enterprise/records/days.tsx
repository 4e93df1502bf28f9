import type { ReactNode } from 'react';
import { dateText } from '../../../shown/dates.ts';
import type { RepairRecord } from '../words.ts';
import { calendarOf, mayBeChosen, standingOf } from './standing.ts';

const dayWords = { filing: '起可以申请修复', autoStop: '自动停止公示' } as const;

/** The calendar of what becomes possible when. */
export const Days = ({ records, apply }: { readonly records: readonly RepairRecord[]; readonly apply?: ReactNode }) => {
  const days = calendarOf(records);
  const now = records.filter((record) => mayBeChosen(standingOf(record))).length;
  return (
    <aside className="ent-card ent-days" aria-labelledby="ent-days">
      <h2 id="ent-days">申请日程</h2>
      <ol>
        {now > 0 && (
          <li className="ent-today">
            <strong>现在</strong>
            <span>
              {now}条可以申请{apply && <>，{apply}</>}
            </span>
          </li>
        )}
        {days.map(({ on, what, decisionNumbers }) => (
          <li key={`${on}${what}`}>
            <strong>{dateText(on)}</strong>
            <span>
              {dayWords[what]}：{decisionNumbers.join('、')}
            </span>
          </li>
        ))}
      </ol>
      {now === 0 && days.length === 0 && <p>近期没有需要留意的日期。</p>}
    </aside>
  );
};

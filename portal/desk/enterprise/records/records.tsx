/** All records of a subject, why each can or cannot be repaired, and the days to come. */
import { Button } from 'antd';
import { Link } from 'react-router';
import { dateText } from '../../../shown/dates.ts';
import { useEntries } from '../../api.ts';
import { Page } from '../../shell/page.tsx';
import { Nothing, Shown } from '../../shell/states.tsx';
import { LinkButton } from '../link-button.tsx';
import { OfSubject, type Subject } from '../subject.tsx';
import type { RepairRecord } from '../words.ts';
import { Conditions } from './conditions.tsx';
import { RecordFacts, StandingMark } from './record-facts.tsx';
import { calendarOf, mayBeChosen, standingOf } from './standing.ts';

export const Component = () => (
  <Page
    title="失信信息"
    actions={
      <LinkButton type="primary" to="/enterprise/applications/new">
        申请修复
      </LinkButton>
    }
  >
    <OfSubject>{(subject) => <Records subject={subject} />}</OfSubject>
  </Page>
);

const Records = ({ subject: { subjectId } }: { readonly subject: Subject }) => {
  const records = useEntries(
    'listRecords',
    { params: { subjectId }, query: { limit: 50 } },
    { refetchInterval: 30_000 },
  );
  return (
    <Shown of={records}>
      {() =>
        records.entries.length === 0 ? (
          <Nothing>没有失信信息，不需要修复。</Nothing>
        ) : (
          <div className="ent-columns">
            <section aria-label="全部失信信息">
              {records.entries.map((record) => (
                <RecordCard key={record.recordId} record={record} />
              ))}
              {records.hasNextPage && (
                <Button loading={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
                  显示更多
                </Button>
              )}
            </section>
            <Days records={records.entries} />
          </div>
        )
      }
    </Shown>
  );
};

const RecordCard = ({ record }: { readonly record: RepairRecord }) => (
  <article className="ent-card">
    <header>
      <h2>{record.decisionNumber}</h2>
      <StandingMark record={record} />
    </header>
    <RecordFacts record={record} />
    {record.explanation !== null && (
      <details>
        <summary>能否申请修复：逐项条件和依据</summary>
        <Conditions explanation={record.explanation} />
      </details>
    )}
  </article>
);

const dayWords = { filing: '起可以申请修复', autoStop: '自动停止公示' } as const;

/** The calendar of what becomes possible when. */
export const Days = ({ records }: { readonly records: readonly RepairRecord[] }) => {
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
              {now}条可以申请，<Link to="/enterprise/applications/new">去申请</Link>
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

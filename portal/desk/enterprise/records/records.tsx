/** All records of a subject, why each can or cannot be repaired, and the days to come. */
import { Button } from 'antd';
import { Link } from 'react-router';
import { useEntries } from '../../api.ts';
import { LinkButton } from '../../shell/link-button.tsx';
import { Page } from '../../shell/page.tsx';
import { Nothing, Shown } from '../../shell/states.tsx';
import { OfSubject, type Subject } from '../subject.tsx';
import type { RepairRecord } from '../words.ts';
import { Conditions } from './conditions.tsx';
import { Days } from './days.tsx';
import { RecordFacts, StandingMark } from './record-facts.tsx';

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
            <Days records={records.entries} apply={<Link to="/enterprise/applications/new">去申请</Link>} />
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

/** All records of a subject, why each can or cannot be repaired, and the days to come. */
import { Link } from 'react-router';
import { useEntries } from '../../api.ts';
import { LinkButton } from '../../shell/link-button.tsx';
import { Page } from '../../shell/page.tsx';
import { Paged } from '../../shell/paged.tsx';
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
    <Paged of={records} nothing="没有失信信息，不需要修复。">
      {(entries) => (
        <div className="ent-columns">
          <section aria-label="全部失信信息">
            {entries.map((record) => (
              <RecordCard key={record.recordId} record={record} />
            ))}
          </section>
          <Days records={entries} apply={<Link to="/enterprise/applications/new">去申请</Link>} />
        </div>
      )}
    </Paged>
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

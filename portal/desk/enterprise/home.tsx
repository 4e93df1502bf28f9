/** The enterprise's first page: what to do now over all its cases, what was decided lately, what can be applied for and when. */
import { Link } from 'react-router';
import { instantText } from '../../shown/dates.ts';
import { useEntries } from '../api.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { Mark } from '../shell/mark.tsx';
import { Page } from '../shell/page.tsx';
import { Paged } from '../shell/paged.tsx';
import { Nothing, Shown } from '../shell/states.tsx';
import { Days } from './records/days.tsx';
import { OfSubject } from './subject.tsx';
import { outcomesOf, todosOf } from './todo.ts';

const often = { refetchInterval: 10_000 };
const shownOutcomes = 8;

export const Component = () => (
  <Page
    title="我的首页"
    actions={
      <LinkButton type="primary" size="large" to="/enterprise/applications/new">
        申请信用修复
      </LinkButton>
    }
  >
    <div className="ent-columns">
      <Now />
      <div>
        <OfSubject>{({ subjectId }) => <SubjectDays subjectId={subjectId} />}</OfSubject>
      </div>
    </div>
  </Page>
);

const Now = () => {
  const items = useEntries('listWorkItems', { query: { limit: 50 } }, often);
  const repairs = useEntries('listRepairCases', { query: { scope: 'mine', limit: 50 } }, often);
  const matters = useEntries('listCommitmentCases', { query: { scope: 'mine', limit: 50 } }, often);
  return (
    <div>
      <section className="ent-card" aria-labelledby="ent-now">
        <h2 id="ent-now">现在要办的事</h2>
        <Paged of={items} nothing="现在没有要您办的事；有新的事项时这里会自动更新。">
          {(entries) => (
            <ul className="ent-rows" aria-live="polite">
              {todosOf(entries, repairs.entries, matters.entries).map(({ id, what, about, due, late, to }) => (
                <li key={id}>
                  <div>
                    <Link to={to}>
                      <strong>{what}</strong>
                    </Link>
                    <div>{about}</div>
                  </div>
                  <Mark tone={late ? 'bad' : 'near'}>{due}</Mark>
                </li>
              ))}
            </ul>
          )}
        </Paged>
      </section>
      <section className="ent-card" aria-labelledby="ent-results">
        <h2 id="ent-results">最近的结果</h2>
        <Shown of={repairs}>
          {() => {
            const outcomes = outcomesOf(repairs.entries, matters.entries).slice(0, shownOutcomes);
            return outcomes.length === 0 ? (
              <Nothing>还没有办理结果。</Nothing>
            ) : (
              <ul className="ent-rows">
                {outcomes.map(({ caseId, at, what, result, tone, to }) => (
                  <li key={caseId}>
                    <div>
                      <Link to={to}>{what}</Link>
                      <div>{instantText(at)}</div>
                    </div>
                    <Mark tone={tone}>{result}</Mark>
                  </li>
                ))}
              </ul>
            );
          }}
        </Shown>
      </section>
    </div>
  );
};

const SubjectDays = ({ subjectId }: { readonly subjectId: string }) => {
  const records = useEntries('listRecords', { params: { subjectId }, query: { limit: 50 } });
  return (
    <Shown of={records}>
      {() => <Days records={records.entries} apply={<Link to="/enterprise/applications/new">去申请</Link>} />}
    </Shown>
  );
};

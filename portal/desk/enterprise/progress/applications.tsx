/** All applications for repair, the newest first. */
import { Button } from 'antd';
import { Link } from 'react-router';
import { instantText } from '../../../shown/dates.ts';
import { useEntries } from '../../api.ts';
import { LinkButton } from '../../shell/link-button.tsx';
import { Mark, type Tone } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Nothing, Shown } from '../../shell/states.tsx';

export const Component = () => (
  <Page
    title="修复申请"
    actions={
      <LinkButton type="primary" to="/enterprise/applications/new">
        申请修复
      </LinkButton>
    }
  >
    <Applications />
  </Page>
);

const Applications = () => {
  const applications = useEntries('listApplications', { query: { limit: 20 } }, { refetchInterval: 30_000 });
  const cases = useEntries('listRepairCases', { query: { scope: 'mine', limit: 50 } }, { refetchInterval: 30_000 });
  const stageOf = (caseId: string): readonly [Tone, string] => {
    const one = cases.entries.find((each) => each.caseId === caseId);
    if (one === undefined) return ['plain', ''];
    if (one.stage === 'supplementing') return ['near', one.stageLabel];
    return [one.final ? (one.stage === 'concluded' ? 'good' : 'bad') : 'current', one.stageLabel];
  };
  const nameOf = (caseId: string): string => cases.entries.find((each) => each.caseId === caseId)?.unit.name ?? '';
  return (
    <Shown of={applications}>
      {() =>
        applications.entries.length === 0 ? (
          <Nothing>还没有申请过修复。</Nothing>
        ) : (
          <>
            {applications.entries.map(({ applicationId, subjectName, receivedAt, recordCount, cases: parts }) => (
              <article key={applicationId} className="ent-card">
                <header>
                  <h2>
                    <Link to={`/enterprise/applications/${applicationId}`}>
                      {instantText(receivedAt)}提交，{recordCount}条信息
                    </Link>
                  </h2>
                </header>
                <p>{subjectName}</p>
                <ul className="ent-rows">
                  {parts.map(({ caseId, recordCount: count }) => {
                    const [tone, words] = stageOf(caseId);
                    return (
                      <li key={caseId}>
                        <span>
                          {nameOf(caseId)} {count}条
                        </span>
                        {words !== '' && <Mark tone={tone}>{words}</Mark>}
                      </li>
                    );
                  })}
                </ul>
              </article>
            ))}
            {applications.hasNextPage && (
              <Button loading={applications.isFetchingNextPage} onClick={() => void applications.fetchNextPage()}>
                显示更多
              </Button>
            )}
          </>
        )
      }
    </Shown>
  );
};

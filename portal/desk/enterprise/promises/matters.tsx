/** The catalogue of matters one can apply for on one's word, and one's own applications. */
import { Link } from 'react-router';
import { dateOf, dateText } from '../../../shown/dates.ts';
import { useEntries } from '../../api.ts';
import { Mark, type Tone } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Paged } from '../../shell/paged.tsx';
import { OfSubject } from '../subject.tsx';

export const Component = () => (
  <Page title="告知承诺">
    <OwnCases />
    <OfSubject>{({ regionId }) => <Catalogue region={regionId} />}</OfSubject>
  </Page>
);

export const toneOf = ({ stage, final }: { readonly stage: string; readonly final: boolean }): Tone => {
  if (final) return stage === 'fulfilled' ? 'good' : 'bad';
  return stage === 'awaitingDocuments' || stage === 'rectifying' ? 'near' : 'current';
};

const OwnCases = () => {
  const cases = useEntries('listCommitmentCases', { query: { scope: 'mine', limit: 20 } }, { refetchInterval: 30_000 });
  return (
    <section className="ent-card">
      <h2>我申请的事项</h2>
      <Paged of={cases} nothing="还没有申请过事项，可以在下面的目录中选择。">
        {(entries) => (
          <ul className="ent-rows">
            {entries.map((one) => (
              <li key={one.caseId}>
                <div>
                  <Link to={`/enterprise/matters/cases/${one.caseId}`}>{one.matterName}</Link>
                  <div>
                    {one.subjectName} · {one.unit.name} · {dateText(dateOf(one.openedAt))}申请
                  </div>
                </div>
                <Mark tone={toneOf(one)}>{one.stageLabel}</Mark>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
};

const Catalogue = ({ region }: { readonly region: string }) => {
  const matters = useEntries('listMatters', { query: { region, limit: 50 } });
  return (
    <section aria-labelledby="ent-catalogue">
      <h2 id="ent-catalogue">事项目录</h2>
      <Paged of={matters} nothing="目录中还没有事项。">
        {(entries) => (
          <div className="ent-grid">
            {entries.map((matter) => (
              <article key={matter.matterId} className="ent-card">
                <h3>
                  <Link to={`/enterprise/matters/${matter.matterId}`}>{matter.name}</Link>
                </h3>
                <p>{matter.description}</p>
                <p>
                  <small>
                    {matter.unit.name} · {matter.kindLabel} · {matter.commitmentTypeLabel}
                  </small>
                </p>
                {matter.excluded !== null && <p>不适用告知承诺：{matter.excluded.ground}</p>}
                {matter.decidedOnTheSpot && matter.excluded === null && <Mark tone="good">承诺后当场决定</Mark>}
              </article>
            ))}
          </div>
        )}
      </Paged>
    </section>
  );
};

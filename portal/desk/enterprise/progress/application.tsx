/** One application, however many units decide on it: what the applicant has to do first, then every unit's part. */
import { useParams } from 'react-router';
import { instantText } from '../../../shown/dates.ts';
import { useAnswer } from '../../api.ts';
import { useNews } from '../../shell/news.tsx';
import { Page } from '../../shell/page.tsx';
import { ProblemAlert, Shown } from '../../shell/states.tsx';
import { newsIn } from '../news.ts';
import type { Application, CaseProgress } from '../words.ts';
import { CasePanel } from './case-panel.tsx';
import { Duties } from './duties.tsx';

export const Component = () => {
  const { applicationId = '' } = useParams();
  const application = useAnswer(
    'readApplication',
    { params: { applicationId } },
    { refetchInterval: (last) => newsIn(last?.cases.some(({ stage }) => stage === 'filed') ?? false) },
  );
  return (
    <Page title="修复申请进度">
      <Shown of={application}>{(answer) => <Progress application={answer} />}</Shown>
    </Page>
  );
};

const Progress = ({ application }: { readonly application: Application }) => {
  useNews(application.cases.map(({ unitName, stageLabel }) => `${unitName}：${stageLabel}`).join('，'));
  return (
    <>
      <p>
        {application.subjectName} · {instantText(application.receivedAt)}收到 · 共{application.recordCount}条信息，
        {application.cases.length}个认定单位办理
      </p>
      {application.cases.map((progress) => (
        <UnitDuties key={progress.caseId} progress={progress} />
      ))}
      {application.cases.map((progress) => (
        <UnitPart key={progress.caseId} progress={progress} />
      ))}
    </>
  );
};

/** The case behind a part of the application; asked for once, however many parts of the page show it. */
const useCase = ({ caseId, opened, stage }: CaseProgress) =>
  useAnswer('readRepairCase', { params: { caseId } }, { enabled: opened, refetchInterval: newsIn(stage === 'filed') });

const UnitDuties = ({ progress }: { readonly progress: CaseProgress }) => {
  const { data } = useCase(progress);
  return data && <Duties of={data} />;
};

const UnitPart = ({ progress }: { readonly progress: CaseProgress }) => {
  const { data, error, refetch } = useCase(progress);
  return (
    <>
      {error && <ProblemAlert error={error} again={refetch} />}
      <CasePanel progress={progress} of={data ?? null} />
    </>
  );
};

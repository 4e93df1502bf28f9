import { Navigate, useParams } from 'react-router';
import { useAnswer } from '../../api.ts';
import { Page } from '../../shell/page.tsx';
import { Nothing, Shown } from '../../shell/states.tsx';

/** A case by its own id leads to the application it came from. */
export const Component = () => {
  const { caseId = '' } = useParams();
  return (
    <Page title="修复申请进度">
      <Shown of={useAnswer('readRepairCase', { params: { caseId } })}>
        {({ applicationId }) =>
          applicationId === null ? (
            <Nothing>该事项由认定单位提出，没有您的申请。</Nothing>
          ) : (
            <Navigate replace to={`/enterprise/applications/${applicationId}`} />
          )
        }
      </Shown>
    </Page>
  );
};

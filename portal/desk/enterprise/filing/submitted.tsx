import { Result } from 'antd';
import type { AnswerOf } from '../../../api/operations.ts';
import { instantText } from '../../../shown/dates.ts';
import { LinkButton } from '../../shell/link-button.tsx';

/** What was filed, and what happens next. */
export const Submitted = ({ filed }: { readonly filed: AnswerOf<'fileApplication'> }) => (
  <Result
    status="success"
    title="申请已提交"
    subTitle={`${instantText(filed.receivedAt)}收到，共${filed.cases.length}个认定单位办理`}
    extra={
      <LinkButton type="primary" to={`/enterprise/applications/${filed.applicationId}`}>
        查看办理进度
      </LinkButton>
    }
  >
    <h3>接下来</h3>
    <ol>
      <li>认定单位在法定期限内决定是否受理，期限在进度页中显示。</li>
      <li>需要补正材料或者提交培训证书的，首页会列出您要办的事。</li>
      <li>审批准予后，各公示平台停止公示并逐一回执，进度页显示每个平台的时间。</li>
    </ol>
  </Result>
);

import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { AnswerOf } from '../../../api/operations.ts';
import { dateText } from '../../../shown/dates.ts';
import { StatusTag } from './facts.tsx';

type Condition = AnswerOf<'readRepairCase'>['records'][number]['explanation']['conditions'][number];

const outcome = (met: boolean | null) =>
  met === null
    ? { word: '待人判断', icon: <QuestionCircleFilled style={{ color: '#ad4e00' }} /> }
    : met
      ? { word: '满足', icon: <CheckCircleFilled style={{ color: '#237804' }} /> }
      : { word: '不满足', icon: <CloseCircleFilled style={{ color: '#cf1322' }} /> };

/** Every condition with its outcome, its source and how well that is established. */
export const Conditions = ({ conditions }: { readonly conditions: readonly Condition[] }) => (
  <table className="conditions">
    <thead>
      <tr>
        <th scope="col">条件</th>
        <th scope="col">结果</th>
        <th scope="col">依据</th>
      </tr>
    </thead>
    <tbody>
      {conditions.map((condition) => {
        const { word, icon } = outcome(condition.met);
        return (
          <tr key={condition.code}>
            <th scope="row">{condition.title}</th>
            <td className="outcome">
              {icon} {word}
              {condition.met === false && condition.holdsFrom && <div>最早{dateText(condition.holdsFrom)}满足</div>}
            </td>
            <td>
              {condition.basis} <StatusTag status={condition.status} />
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

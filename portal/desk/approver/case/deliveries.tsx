import { instantText } from '../../../shown/dates.ts';
import { useAnswer } from '../../api.ts';
import { Mark } from '../../shell/mark.tsx';
import { Nothing, Shown } from '../../shell/states.tsx';
import { deliveryWords } from './words.ts';

/** What each platform was told of this case and when it acknowledged. */
export const Deliveries = ({ caseId }: { readonly caseId: string }) => (
  <Shown of={useAnswer('listCaseDeliveries', { params: { caseId } }, { refetchInterval: 20_000 })}>
    {({ entries }) =>
      entries.length === 0 ? (
        <Nothing>尚未通知任何平台。</Nothing>
      ) : (
        <table className="conditions">
          <thead>
            <tr>
              <th scope="col">平台</th>
              <th scope="col">状态</th>
              <th scope="col">时间</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ deliveryId, platformName, status, updatedAt, attempts }) => (
              <tr key={deliveryId}>
                <th scope="row">{platformName}</th>
                <td>
                  <Mark tone={deliveryWords[status]?.tone ?? 'plain'}>{deliveryWords[status]?.word ?? status}</Mark>
                  {attempts > 1 && `第${attempts}次`}
                </td>
                <td>{instantText(updatedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    }
  </Shown>
);

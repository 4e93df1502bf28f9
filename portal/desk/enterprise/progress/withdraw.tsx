import { Checkbox } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api.ts';
import { AskReason } from '../../shell/ask-reason.tsx';
import type { RepairCase } from '../words.ts';

/** The applicant's way out, of all records still open or of some. */
export const Withdraw = ({ of: { caseId, records } }: { readonly of: RepairCase }) => {
  const pending = records.filter(({ outcome }) => outcome === 'pending');
  const [kept, setKept] = useState<readonly string[]>([]);
  const command = useCommand('withdraw');
  const recordIds = pending.map(({ recordId }) => recordId).filter((recordId) => !kept.includes(recordId));
  return (
    <AskReason
      title="撤件"
      confirm="确认撤件"
      error={command.error}
      pending={command.isPending}
      ready={recordIds.length > 0}
      send={(reason) => command.mutateAsync({ params: { caseId }, body: { recordIds, reason } })}
    >
      <p>
        撤件后，所选信息不再办理修复，继续按原来的期限公示；已提交的材料和承诺书留存在案卷中。撤件不能恢复，但符合条件的可以随时重新申请。
      </p>
      {pending.map(({ recordId, decisionNumber }) => (
        <div key={recordId}>
          <Checkbox
            checked={!kept.includes(recordId)}
            onChange={({ target }) =>
              setKept((all) => (target.checked ? all.filter((one) => one !== recordId) : [...all, recordId]))
            }
          >
            {decisionNumber}
          </Checkbox>
        </div>
      ))}
    </AskReason>
  );
};

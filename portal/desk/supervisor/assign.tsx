import { App, Flex, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { EntryOf } from '../../api/operations.ts';
import { useAnswer, useCommand } from '../api.ts';
import { ProblemAlert, Shown } from '../shell/states.tsx';

type Assignable = Pick<EntryOf<'listOverdueWorkItems'>, 'caseId' | 'id' | 'version' | 'unitId' | 'role' | 'kindLabel'>;

/** The new assignee has to be allowed to act: whoever is not is refused with the reason. */
export const Assign = ({ item, onDone }: { readonly item: Assignable; readonly onDone: () => void }) => {
  const { message } = App.useApp();
  const assign = useCommand('assignWorkItem');
  const officers = useAnswer('listOfficers', {
    params: { unitId: item.unitId ?? '' },
    query: { role: item.role },
  });
  const [assignee, setAssignee] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={`改派：${item.kindLabel}`}
      okText="改派"
      okButtonProps={{ disabled: assignee === null || reason.trim() === '', loading: assign.isPending }}
      onCancel={onDone}
      onOk={() =>
        assign.mutate(
          {
            params: { caseId: item.caseId, itemId: item.id },
            body: { itemVersion: item.version, assignee: assignee ?? '', reason: reason.trim() },
          },
          {
            onSuccess: () => {
              void message.success('已改派');
              onDone();
            },
          },
        )
      }
    >
      <Shown of={officers}>
        {({ entries }) => (
          <Flex vertical gap={12}>
            <Select
              aria-label="改派给"
              placeholder="改派给"
              options={entries.map(({ principalId, name }) => ({ value: principalId, label: name }))}
              value={assignee}
              onChange={setAssignee}
            />
            <Input.TextArea
              aria-label="理由"
              placeholder="理由，例如原经办人休假"
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Flex>
        )}
      </Shown>
      {assign.error && <ProblemAlert error={assign.error} />}
    </Modal>
  );
};

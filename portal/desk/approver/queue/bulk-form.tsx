/** One sentence for many items: only what speaks for the applicant may be said this way, and the case itself says on which records. */
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { commitmentBulkCommands } from '#domain/commitment/commands.ts';
import { commitmentActions } from '#domain/commitment/stages.ts';
import { repairBulkCommands } from '#domain/repair/commands.ts';
import { repairActions } from '#domain/repair/stages.ts';
import { api, useCommand } from '../../api.ts';
import { ProblemAlert } from '../../shell/states.tsx';
import type { Item } from './queue.tsx';

interface Props {
  readonly action: string;
  readonly items: readonly Item[];
  readonly onCancel: () => void;
  readonly onDone: (outcomes: { readonly item: Item; readonly problem: string | null }[]) => void;
}

const names = Object.keys({ ...repairBulkCommands, ...commitmentBulkCommands });
const labels: Readonly<Record<string, { readonly label: string }>> = { ...repairActions, ...commitmentActions };

/** Actions that every selected item offers and that may be taken in bulk. */
export const bulkActionsOf = (items: readonly Item[]): { readonly action: string; readonly label: string }[] =>
  names
    .filter((name) => items.every(({ availableActions }) => availableActions.some(({ action }) => action === name)))
    .map((action) => ({ action, label: labels[action]?.label ?? action }));

/** What has to be written for each item, from one sentence and the case's own records. */
const bodyOf = async (action: string, { caseId, id, version }: Item, text: string) => {
  const item = { caseId, itemId: id, itemVersion: version };
  const pending = async () =>
    (await api.call('readRepairCase', { params: { caseId } })).records.filter(({ outcome }) => outcome === 'pending');
  switch (action) {
    case 'verify':
      return {
        ...item,
        opinion: text,
        records: (await pending()).map(({ recordId }) => ({ recordId, supported: true as const, remark: text })),
      };
    case 'decide':
      return {
        ...item,
        records: (await pending()).map(({ recordId }) => ({ recordId, outcome: 'granted' as const, reason: text })),
      };
    case 'recordVerification':
      return { ...item, result: { outcome: 'kept' as const, finding: text, documentIds: [] } };
    case 'confirmStep':
      return item;
    default:
      return { ...item, opinion: text };
  }
};

export const BulkForm = ({ action, items, onCancel, onDone }: Props) => {
  const act = useCommand('actOnWorkItems');
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const label = labels[action]?.label ?? action;
  const needsText = action !== 'confirmStep';

  const send = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const bodies = await Promise.all(items.map((item) => bodyOf(action, item, text.trim())));
      const { results } = await act.mutateAsync({ body: { action, items: bodies } as never });
      onDone(items.map((item, index) => ({ item, problem: results[index]?.problem?.detail ?? null })));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={`批量${label}（${items.length}项）`}
      okText={`${label}${items.length}项`}
      okButtonProps={{ disabled: needsText && text.trim() === '', loading: busy }}
      onOk={() => void send()}
      onCancel={onCancel}
    >
      <Alert type="info" title="只能批量作出有利于申请人的结论；其他结论请逐件办理。各项互不影响，办完逐项显示结果。" />
      {needsText && (
        <Form layout="vertical" style={{ marginTop: 12 }}>
          <Form.Item label="意见（用于所选各项）" required>
            <Input.TextArea value={text} maxLength={500} onChange={({ target }) => setText(target.value)} />
          </Form.Item>
        </Form>
      )}
      {error !== null && <ProblemAlert error={error} />}
    </Modal>
  );
};

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

interface BulkAction {
  readonly action: string;
  readonly label: string;
  /** Those that offer it: others may be in a colleague's hands or at another stage. */
  readonly items: readonly Item[];
}

/** What may be done in bulk with any of the items. */
export const bulkActionsOf = (items: readonly Item[]): BulkAction[] =>
  names.flatMap((action) => {
    const offering = items.filter(({ availableActions }) => availableActions.some((offer) => offer.action === action));
    return offering.length === 0 ? [] : [{ action, label: labels[action]?.label ?? action, items: offering }];
  });

/** The records of a case that are still to be dealt with. */
const pendingIn = async ({ caseId }: Item): Promise<string[]> => {
  const { records } = await api.call('readRepairCase', { params: { caseId } });
  return records.filter(({ outcome }) => outcome === 'pending').map(({ recordId }) => recordId);
};

const perRecord = ['verify', 'decide'];
const nothingLeft = '这件事项已由他人办结，不必再办；打开事项可以查看结果。';

/** What has to be written for each item, from one sentence and the case's own records; null where none of them is left. */
const bodyOf = async (action: string, one: Item, text: string) => {
  const item = { caseId: one.caseId, itemId: one.id, itemVersion: one.version };
  const pending = perRecord.includes(action) ? await pendingIn(one) : null;
  if (pending?.length === 0) return null;
  switch (action) {
    case 'verify':
      return {
        ...item,
        opinion: text,
        records: pending?.map((recordId) => ({ recordId, supported: true as const, remark: text })),
      };
    case 'decide':
      return {
        ...item,
        records: pending?.map((recordId) => ({ recordId, outcome: 'granted' as const, reason: text })),
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
  const act = useCommand(action in repairBulkCommands ? 'actOnRepairCases' : 'actOnCommitmentCases');
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
      const sent = bodies.filter((body) => body !== null);
      const { results } =
        sent.length === 0 ? { results: [] } : await act.mutateAsync({ body: { action, items: sent } as never });
      const answerTo = ({ caseId, id }: Item) => results.find((one) => one.caseId === caseId && one.itemId === id);
      onDone(
        items.map((item, index) => ({
          item,
          problem: bodies[index] === null ? nothingLeft : (answerTo(item)?.problem?.detail ?? null),
        })),
      );
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
          <Form.Item label="意见（用于所选各项）" htmlFor="bulk-opinion" required>
            <Input.TextArea
              id="bulk-opinion"
              value={text}
              maxLength={500}
              onChange={({ target }) => setText(target.value)}
            />
          </Form.Item>
        </Form>
      )}
      {error !== null && <ProblemAlert error={error} />}
    </Modal>
  );
};

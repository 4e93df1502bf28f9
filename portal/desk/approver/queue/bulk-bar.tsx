import { App, Button, Flex, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api.ts';
import { Mark } from '../../shell/mark.tsx';
import { ProblemAlert } from '../../shell/states.tsx';
import { BulkForm, bulkActionsOf } from './bulk-form.tsx';
import { useKeys } from './keys.ts';
import type { Item } from './queue.tsx';

interface Outcome {
  readonly item: Item;
  readonly problem: string | null;
}

interface Props {
  readonly items: readonly Item[];
  /** What the key for claiming means while nothing is selected. */
  readonly claimKey: Item | undefined;
  readonly onDone: () => void;
}

/** What can be done with the selected items at once, and how it went for each. */
export const BulkBar = ({ items, claimKey, onDone }: Props) => {
  const { message } = App.useApp();
  const claim = useCommand('claimWorkItems');
  /** With the items as they were chosen: the list behind may lose some meanwhile, and each is told of. */
  const [acting, setActing] = useState<{ readonly action: string; readonly items: readonly Item[] } | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);

  const claimAll = async (wanted: readonly Item[]): Promise<void> => {
    if (wanted.length === 0) return;
    const body = { items: wanted.map(({ caseId, id, version }) => ({ caseId, itemId: id, itemVersion: version })) };
    const { results } = await claim.mutateAsync({ body });
    const told = wanted.map((item, index) => ({ item, problem: results[index]?.problem?.detail ?? null }));
    onDone();
    if (told.every(({ problem }) => problem === null)) void message.success(`已认领${told.length}项`);
    else setOutcomes(told);
  };
  const claimSelected = (): void =>
    void claimAll(items.length > 0 ? items : claimKey ? [claimKey] : []).catch(() => undefined);
  useKeys({ c: claimSelected });

  return (
    <>
      {items.length > 0 && (
        <Flex className="bulk" gap={8} align="center" wrap role="region" aria-label="批量办理">
          已选{items.length}项
          <Button loading={claim.isPending} onClick={claimSelected}>
            批量认领
          </Button>
          {bulkActionsOf(items).map(({ action, label, items: offering }) => (
            <Button key={action} onClick={() => setActing({ action, items: offering })}>
              批量{label}
              {offering.length < items.length && `（${offering.length}项）`}
            </Button>
          ))}
          <Button type="link" onClick={onDone}>
            取消选择
          </Button>
        </Flex>
      )}
      {claim.error && <ProblemAlert error={claim.error} />}
      {acting !== null && (
        <BulkForm
          {...acting}
          onCancel={() => setActing(null)}
          onDone={(told) => {
            setActing(null);
            onDone();
            setOutcomes(told);
          }}
        />
      )}
      <Modal
        open={outcomes !== null}
        title="办理结果"
        onCancel={() => setOutcomes(null)}
        footer={<Button onClick={() => setOutcomes(null)}>知道了</Button>}
      >
        <ul className="outcomes">
          {(outcomes ?? []).map(({ item, problem }) => (
            <li key={`${item.caseId}${item.id}`}>
              <Mark tone={problem === null ? 'good' : 'bad'}>{problem === null ? '已办' : '未办'}</Mark>
              {item.subjectName ?? item.kindLabel}
              {problem !== null && `：${problem}`}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
};

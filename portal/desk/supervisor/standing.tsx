import { App, Button, Card, Flex, Input } from 'antd';
import type { AnswerOf } from '../../api/operations.ts';
import { instantText } from '../../shown/dates.ts';
import { useAnswer, useCommand } from '../api.ts';
import { may, useMe } from '../person.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { Nothing, ProblemAlert, Shown } from '../shell/states.tsx';

type Stuck = AnswerOf<'listStuckCases'>['entries'][number];

const refetchInterval = 30_000;

const reasonWords: Readonly<Record<Stuck['because'][number], string>> = {
  eventsUnpublished: '事件没有发出',
  waitNotEnded: '已办理而流程仍在等待',
  machineLate: '流程逾时未到',
};

/** What stands still although nobody has to act, and getting it going again. */
export const Component = () => (
  <Page title="运行">
    <Flex vertical gap={16}>
      <StuckCases />
      <DeadLetters />
    </Flex>
  </Page>
);

const StuckCases = () => {
  const { modal, message } = App.useApp();
  const redrive = useCommand('redriveCase');
  const ask = ({ caseId }: Stuck): void => {
    let reason = '';
    modal.confirm({
      title: '重新推动这件事项？',
      content: (
        <>
          补发事件、结束等待或者重新启动流程；不作任何决定，记入事项历史。
          <Input
            aria-label="理由"
            placeholder="理由"
            maxLength={500}
            onChange={({ target }) => (reason = target.value)}
          />
        </>
      ),
      onOk: () =>
        redrive
          .mutateAsync({ params: { caseId }, body: { reason: reason.trim() || '流程停滞。' } })
          .then(() => void message.success('已推动'))
          .catch(() => undefined),
    });
  };
  return (
    <Card title="卡住的事项">
      {redrive.error && <ProblemAlert error={redrive.error} />}
      <Shown of={useAnswer('listStuckCases', {}, { refetchInterval })}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Nothing>没有卡住的事项。</Nothing>
          ) : (
            <DataTable
              caption="卡住的事项"
              rows={entries}
              keyOf={({ caseId }) => caseId}
              columns={[
                { title: '单位', cell: ({ unit }) => unit.name },
                { title: '环节', cell: ({ stageLabel }) => stageLabel },
                { title: '原因', cell: ({ because }) => because.map((one) => reasonWords[one]).join('、') },
                { title: '自何时起', cell: ({ since }) => instantText(since) },
                {
                  title: '操作',
                  cell: (one) => (
                    <Button size="small" onClick={() => ask(one)}>
                      重新推动
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  );
};

const DeadLetters = () => {
  const { modal, message } = App.useApp();
  const me = useMe();
  const redrive = useCommand('redriveDeadLetters');
  const ask = (queue: Parameters<typeof redrive.mutate>[0]['params']['queue'], label: string): void => {
    modal.confirm({
      title: `把“${label}”的死信移回队列？`,
      content: '请先确认原因已经修好；已处理过的消息再来一次无害。',
      onOk: () =>
        redrive
          .mutateAsync({ params: { queue }, body: {} })
          .then(() => void message.success('已开始移回'))
          .catch(() => undefined),
    });
  };
  return (
    <Card title="死信">
      {redrive.error && <ProblemAlert error={redrive.error} />}
      <Shown of={useAnswer('listDeadLetters', {}, { refetchInterval })}>
        {({ entries }) => (
          <DataTable
            caption="各队列的死信"
            rows={entries}
            keyOf={({ queue }) => queue}
            columns={[
              { title: '队列', cell: ({ label }) => label },
              { title: '死信', cell: ({ messages }) => messages },
              {
                title: '操作',
                cell: ({ queue, label, messages }) =>
                  messages > 0 &&
                  may(me, 'redriveDeadLetters') && (
                    <Button size="small" onClick={() => ask(queue as Parameters<typeof ask>[0], label)}>
                      移回队列
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Shown>
    </Card>
  );
};

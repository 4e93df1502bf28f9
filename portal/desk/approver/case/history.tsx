import { Alert, Flex, Timeline, Typography } from 'antd';
import { roleLabels } from '#domain/access/person.ts';
import type { Role } from '#domain/kernel/actor.ts';
import type { AnswerOf } from '../../../api/operations.ts';
import { instantText } from '../../../shown/dates.ts';

type History = AnswerOf<'readTimeline'>;

interface Props {
  readonly history: History;
  /** What people see instead of an action's or stage's identifier. */
  readonly labels: Readonly<Record<string, { readonly label: string }>>;
}

/** Who did what when, and on which rule; whether the chain of events holds is said first. */
export const HistoryList = ({ history, labels }: Props) => (
  <Flex vertical gap={16}>
    {history.chain.verified ? (
      <Alert type="success" showIcon title={`历史完整：${history.chain.events}个事件的哈希链已核验`} />
    ) : (
      <Alert
        type="error"
        showIcon
        title={`历史被改动：第${history.chain.firstBad?.sequence ?? '?'}个事件与哈希链不符`}
      />
    )}
    <Timeline
      items={commandsOf(history).map(({ key, events, first }) => ({
        key,
        content: (
          <>
            <Typography.Text strong>{labels[first.command.name]?.label ?? '系统处理'}</Typography.Text>{' '}
            <Typography.Text type="secondary">{instantText(first.occurredAt)}</Typography.Text>
            <div>
              {first.actor.name ?? ''} {roleLabels[first.actor.role as Role] ?? first.actor.role}
            </div>
            {[...new Set(events.flatMap(({ rules }) => rules.map(({ clause }) => clause)))].map((clause) => (
              <div key={clause}>{clause}</div>
            ))}
          </>
        ),
      }))}
    />
  </Flex>
);

/** One command may store several events: people remember what was done, not how it was written down. */
const commandsOf = ({ events }: History) =>
  [...Map.groupBy(events, ({ command }) => command.id)].flatMap(([key, of]) => {
    const [first] = of;
    return first === undefined ? [] : [{ key, events: of, first }];
  });

import { App, Button, Card, Flex, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { instantText } from '../../shown/dates.ts';
import { useAnswer, useCommand, useEntries } from '../api.ts';
import { caseAddress } from '../approver/case/address.ts';
import { deliveryWords } from '../approver/case/words.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { Paged } from '../shell/paged.tsx';
import { Nothing, ProblemAlert, Shown } from '../shell/states.tsx';

const statuses = ['dead', 'sent', 'pending', 'acknowledged'] as const;
type Status = (typeof statuses)[number];

const refetchInterval = 30_000;

/** What was sent to the platforms: first what failed, by platform, and each of it with another attempt. */
export const Component = () => {
  const [status, setStatus] = useState<Status>('dead');
  const [platform, setPlatform] = useState<string | null>(null);
  const counts = useAnswer('countDeliveries', { query: { status } }, { refetchInterval });
  return (
    <Page title="投递">
      <Segmented
        aria-label="投递状态"
        options={statuses.map((value) => ({ value, label: deliveryWords[value]?.word ?? value }))}
        value={status}
        onChange={(value) => {
          setStatus(value);
          setPlatform(null);
        }}
        style={{ marginBottom: 16 }}
      />
      <Shown of={counts}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Nothing>没有这种状态的投递。</Nothing>
          ) : (
            <Flex gap={8} wrap style={{ marginBottom: 16 }}>
              {entries.map(({ platform: { id, name }, count, more }) => (
                <Button key={id} aria-pressed={id === platform} onClick={() => setPlatform(id)}>
                  {name} {count}
                  {more && '以上'}
                </Button>
              ))}
            </Flex>
          )
        }
      </Shown>
      {platform !== null && <Deliveries platform={platform} status={status} />}
    </Page>
  );
};

const Deliveries = ({ platform, status }: { readonly platform: string; readonly status: Status }) => {
  const { message } = App.useApp();
  const asked = useEntries('listDeliveries', { query: { platform, status } }, { refetchInterval });
  const replay = useCommand('replayDelivery');
  return (
    <Card>
      {replay.error && <ProblemAlert error={replay.error} />}
      <Paged of={asked} nothing="没有这种状态的投递。">
        {(deliveries) => (
          <DataTable
            caption="投递"
            rows={deliveries}
            keyOf={({ deliveryId }) => deliveryId}
            columns={[
              { title: '更新', cell: ({ updatedAt }) => instantText(updatedAt) },
              { title: '次数', cell: ({ attempts }) => attempts },
              {
                title: '事项',
                cell: ({ caseId }) =>
                  caseId === null ? '—' : <Link to={caseAddress({ caseKind: kindOf(caseId), caseId })}>打开事项</Link>,
              },
              {
                title: '操作',
                cell: ({ deliveryId, mayReplay }) =>
                  mayReplay && (
                    <Button
                      size="small"
                      loading={replay.isPending}
                      onClick={() =>
                        replay.mutate(
                          { params: { deliveryId }, body: {} },
                          { onSuccess: () => void message.success('已重新投递') },
                        )
                      }
                    >
                      重新投递
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Paged>
    </Card>
  );
};

const kindOf = (caseId: string): string => (caseId.startsWith('commitment') ? 'commitmentCase' : 'repairCase');

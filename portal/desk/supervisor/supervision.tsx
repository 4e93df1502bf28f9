import { App, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EntryOf } from '../../api/operations.ts';
import { lastDayText, remainingText } from '../../shown/dates.ts';
import { useAnswer, useCommand, useEntries } from '../api.ts';
import { caseAddress } from '../approver/case/address.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Mark, toneOf } from '../shell/mark.tsx';
import { Page } from '../shell/page.tsx';
import { Paged } from '../shell/paged.tsx';
import { Shown } from '../shell/states.tsx';
import { Assign } from './assign.tsx';

type Item = EntryOf<'listOverdueWorkItems'>;

const refetchInterval = 30_000;

/** Who has how much work, what is overdue, and what can be done about it. */
export const Component = () => (
  <Page title="督办">
    <Flex vertical gap={16}>
      <Load />
      <Overdue />
    </Flex>
  </Page>
);

const Load = () => (
  <Card title="各单位和各人的待办">
    <Shown of={useAnswer('readWorkItemLoad', { query: {} }, { refetchInterval })}>
      {({ units }) => (
        <DataTable
          caption="各单位和各人的待办数量"
          rows={units.flatMap(({ unit, open, unclaimed, overdue, officers }) => [
            { key: unit.id, name: unit.name, open, overdue, unclaimed: String(unclaimed) },
            ...officers.map((officer) => ({
              key: `${unit.id} ${officer.principalId}`,
              name: `　${officer.name ?? '已不在岗的人员'}`,
              open: officer.open,
              overdue: officer.overdue,
              unclaimed: '—',
            })),
          ])}
          keyOf={({ key }) => key}
          columns={[
            { title: '单位和人员', cell: ({ name }) => name },
            { title: '在办', cell: ({ open }) => open },
            { title: '无人认领', cell: ({ unclaimed }) => unclaimed },
            {
              title: '已逾期',
              cell: ({ overdue }) => <Mark tone={overdue > 0 ? 'bad' : 'good'}>{overdue}</Mark>,
            },
          ]}
        />
      )}
    </Shown>
  </Card>
);

const Overdue = () => {
  const { message } = App.useApp();
  const asked = useEntries('listOverdueWorkItems', { query: {} }, { refetchInterval });
  const urge = useCommand('urgeWorkItem');
  const [assigning, setAssigning] = useState<Item | null>(null);
  return (
    <Card title="逾期的待办">
      <Paged of={asked} nothing="没有逾期的待办。">
        {(items) => (
          <DataTable
            caption="逾期的待办"
            rows={items}
            keyOf={({ caseId, id }) => `${caseId} ${id}`}
            columns={[
              {
                title: '期限',
                cell: ({ remainingWorkingDays: days, dueAt }) => (
                  <>
                    <Mark tone={toneOf(days)}>{remainingText(days)}</Mark>
                    {dueAt && lastDayText(dueAt)}
                  </>
                ),
              },
              { title: '待办', cell: (item) => <Link to={caseAddress(item)}>{item.kindLabel}</Link> },
              { title: '环节', cell: ({ stageLabel }) => stageLabel },
              {
                title: '操作',
                cell: (item) => (
                  <Flex gap={8}>
                    {offers(item, 'urgeWorkItem') && (
                      <Button
                        size="small"
                        loading={urge.isPending}
                        onClick={() =>
                          urge.mutate(
                            { params: { caseId: item.caseId, itemId: item.id }, body: {} },
                            {
                              onSuccess: () => void message.success('已催办'),
                              onError: (error) => void message.error(error.message),
                            },
                          )
                        }
                      >
                        催办
                      </Button>
                    )}
                    {offers(item, 'assignWorkItem') && (
                      <Button size="small" onClick={() => setAssigning(item)}>
                        改派
                      </Button>
                    )}
                  </Flex>
                ),
              },
            ]}
          />
        )}
      </Paged>
      {assigning && <Assign item={assigning} onDone={() => setAssigning(null)} />}
    </Card>
  );
};

const offers = ({ availableActions }: Item, wanted: string): boolean =>
  availableActions.some(({ action }) => action === wanted);

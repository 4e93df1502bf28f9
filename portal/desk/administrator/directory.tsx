import { Card, Tabs } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useAnswer } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Mark } from '../shell/mark.tsx';
import { Page } from '../shell/page.tsx';
import { Shown } from '../shell/states.tsx';
import { Users } from './users.tsx';

/** Who is in the directory: units, people with an office, platforms and how the deliveries to them stand. */
export const Component = () => {
  const [address, setAddress] = useSearchParams();
  return (
    <Page title="单位、用户和平台">
      <Card>
        <Tabs
          activeKey={address.get('show') ?? 'units'}
          onChange={(show) => setAddress({ show }, { replace: true })}
          items={[
            { key: 'units', label: '单位', children: <Units /> },
            { key: 'users', label: '用户', children: <Users /> },
            { key: 'platforms', label: '公示平台', children: <Platforms /> },
          ]}
        />
      </Card>
    </Page>
  );
};

const Units = () => (
  <Shown of={useAnswer('listUnits', {})}>
    {({ entries }) => (
      <DataTable
        caption="单位"
        rows={entries}
        keyOf={({ unitId }) => unitId}
        columns={[
          { title: '名称', cell: ({ name }) => name },
          { title: '统一社会信用代码', cell: ({ code }) => code },
          { title: '督办单位', cell: ({ supervisor }) => supervisor?.name ?? '—' },
        ]}
      />
    )}
  </Shown>
);

const levelWords = { national: '国家', province: '省', city: '市' } as const;

const Platforms = () => (
  <Shown of={useAnswer('listPlatforms', {}, { refetchInterval: 30_000 })}>
    {({ entries }) => (
      <DataTable
        caption="公示平台"
        rows={entries}
        keyOf={({ platformId }) => platformId}
        columns={[
          { title: '名称', cell: ({ name }) => name },
          { title: '层级', cell: ({ level }) => levelWords[level] },
          {
            title: '应办',
            cell: ({ owes }) => owes.map(({ label, mandatory }) => `${label}${mandatory ? '' : '（可选）'}`).join('、'),
          },
          {
            title: '现状',
            cell: ({ state, stateLabel }) => (
              <Mark tone={state === 'working' ? 'good' : state === 'failing' ? 'near' : 'bad'}>{stateLabel}</Mark>
            ),
          },
          {
            title: '投递',
            cell: ({ deliveries: { pending, sent, dead } }) => (
              <Link to="/deliveries">
                待投递{countText(pending)}、待回执{countText(sent)}、停止{countText(dead)}
              </Link>
            ),
          },
        ]}
      />
    )}
  </Shown>
);

/** Counted to a limit: beyond it there is more. */
const countText = ({ count, more }: { readonly count: number; readonly more: boolean }): string =>
  `${count}${more ? '以上' : ''}`;

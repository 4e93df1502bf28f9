import { Card, Tabs } from 'antd';
import { useAnswer, useEntries } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { Paged } from '../shell/paged.tsx';
import { Shown } from '../shell/states.tsx';

/** Who is in the directory: units, people with an office, platforms. */
export const Component = () => (
  <Page title="单位、用户和平台">
    <Card>
      <Tabs
        items={[
          { key: 'units', label: '单位', children: <Units /> },
          { key: 'users', label: '用户', children: <Users /> },
          { key: 'platforms', label: '公示平台', children: <Platforms /> },
        ]}
      />
    </Card>
  </Page>
);

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

const Users = () => {
  const asked = useEntries('listUsers', { query: { limit: 50 } });
  return (
    <Paged of={asked} nothing="还没有登记用户。">
      {(users) => (
        <DataTable
          caption="用户"
          rows={users}
          keyOf={({ principalId }) => principalId}
          columns={[
            { title: '姓名', cell: ({ name }) => name },
            { title: '岗位', cell: ({ roles }) => roles.map(({ label }) => label).join('、') },
            { title: '单位', cell: ({ unit }) => unit?.name ?? '—' },
          ]}
        />
      )}
    </Paged>
  );
};

const Platforms = () => (
  <Shown of={useAnswer('listPlatforms', {}, { refetchInterval: 30_000 })}>
    {({ entries }) => (
      <DataTable
        caption="公示平台"
        rows={entries}
        keyOf={({ platformId }) => platformId}
        columns={[
          { title: '名称', cell: ({ name }) => name },
          {
            title: '应办',
            cell: ({ owes }) => owes.map(({ label, mandatory }) => `${label}${mandatory ? '' : '（可选）'}`).join('、'),
          },
          {
            title: '投递',
            cell: ({ deliveries }) =>
              `待投递${deliveries.pending.count}、待回执${deliveries.sent.count}、失败${deliveries.dead.count}`,
          },
        ]}
      />
    )}
  </Shown>
);

import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useEntries } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Mark } from '../shell/mark.tsx';
import { Loading, Nothing, ProblemAlert } from '../shell/states.tsx';

/** Everybody with an office. The search looks through what has been fetched, and says so while there is more. */
export const Users = () => {
  const asked = useEntries('listUsers', { query: { limit: 50 } });
  const [sought, setSought] = useState('');
  if (asked.isPending) return <Loading />;
  const rows = asked.entries.filter(({ name, unit, roles }) =>
    [name, unit?.name ?? '', ...roles.map(({ label }) => label)].some((text) => text.includes(sought.trim())),
  );
  return (
    <Flex vertical gap={16}>
      {asked.error && <ProblemAlert error={asked.error} again={asked.refetch} />}
      <Input
        aria-label="按姓名、单位或者岗位查找"
        placeholder="姓名、单位或者岗位"
        allowClear
        style={{ maxWidth: 280 }}
        value={sought}
        onChange={({ target }) => setSought(target.value)}
      />
      {rows.length === 0 ? (
        <Nothing>{asked.hasNextPage ? '已显示的用户中没有，可以继续显示更多。' : '没有这样的用户。'}</Nothing>
      ) : (
        <DataTable
          caption="用户"
          rows={rows}
          keyOf={({ principalId }) => principalId}
          columns={[
            {
              title: '姓名',
              cell: ({ principalId, name }) => <Link to={`/directory/users/${principalId}`}>{name}</Link>,
            },
            { title: '岗位', cell: ({ roles }) => roles.map(({ label }) => label).join('、') },
            { title: '单位', cell: ({ unit }) => unit?.name ?? '—' },
            {
              title: '现状',
              cell: ({ suspended }) => (suspended === null ? '正常' : <Mark tone="bad">已停用</Mark>),
            },
          ]}
        />
      )}
      {asked.hasNextPage && (
        <Button block loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          更多
        </Button>
      )}
    </Flex>
  );
};

import { Flex, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EntryOf } from '../../api/operations.ts';
import { useEntries } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Mark } from '../shell/mark.tsx';
import { Paged } from '../shell/paged.tsx';
import { Nothing } from '../shell/states.tsx';

/** Everybody with an office. The search looks through what has been fetched, and says so while there is more. */
export const Users = () => {
  const asked = useEntries('listUsers', { query: { limit: 50 } });
  const [sought, setSought] = useState('');
  return (
    <Flex vertical gap={16}>
      <Input
        aria-label="按姓名、单位或者岗位查找"
        placeholder="姓名、单位或者岗位"
        allowClear
        style={{ maxWidth: 280 }}
        value={sought}
        onChange={({ target }) => setSought(target.value)}
      />
      <Paged of={asked} nothing="还没有登记用户。">
        {(users) => <Found users={users.filter((user) => speaksOf(user, sought.trim()))} more={asked.hasNextPage} />}
      </Paged>
    </Flex>
  );
};

type User = EntryOf<'listUsers'>;

const speaksOf = ({ name, unit, roles }: User, sought: string): boolean =>
  [name, unit?.name ?? '', ...roles.map(({ label }) => label)].some((text) => text.includes(sought));

const Found = ({ users, more }: { readonly users: readonly User[]; readonly more: boolean }) =>
  users.length === 0 ? (
    <Nothing>{more ? '已显示的用户中没有，可以继续显示更多。' : '没有这样的用户。'}</Nothing>
  ) : (
    <DataTable
      caption="用户"
      rows={users}
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
  );

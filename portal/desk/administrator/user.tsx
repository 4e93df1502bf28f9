import { Alert, App, Card, Flex } from 'antd';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../api/operations.ts';
import { instantText } from '../../shown/dates.ts';
import { useAnswer, useCommand } from '../api.ts';
import { Facts } from '../approver/case/facts.tsx';
import { useMe } from '../person.ts';
import { AskReason } from '../shell/ask-reason.tsx';
import { DataTable } from '../shell/data-table.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { Page } from '../shell/page.tsx';
import { Nothing, Shown } from '../shell/states.tsx';
import { ChangeOffice } from './change-office.tsx';

type Answer = AnswerOf<'readUser'>;
export type User = Answer['user'];

/** One user: what they hold, what may be decided on it, and everything that was. */
export const Component = () => {
  const { principalId = '' } = useParams();
  const asked = useAnswer('readUser', { params: { principalId } });
  return (
    <Page title="用户" actions={<LinkButton to="/directory?show=users">返回用户列表</LinkButton>}>
      <Shown of={asked}>{(answer) => <Details {...answer} />}</Shown>
    </Page>
  );
};

const Details = ({ user, history }: Answer) => (
  <Flex vertical gap={16}>
    {user.suspended && (
      <Alert
        type="warning"
        showIcon
        title={`${instantText(user.suspended.since)}起停用`}
        description={user.suspended.reason}
      />
    )}
    <Card title={user.name} extra={<Actions user={user} />}>
      <Facts of={{ 岗位: rolesText(user.roles), 单位: user.unit?.name ?? '不在单位任职' }} />
      <WhyNothing user={user} />
    </Card>
    <Card title="任职变更记录">
      {history.length === 0 ? (
        <Nothing>没有变更过。</Nothing>
      ) : (
        <DataTable
          caption="任职变更记录"
          rows={history.toReversed()}
          keyOf={({ at, what }) => `${at} ${what}`}
          columns={[
            { title: '时间', cell: ({ at }) => instantText(at) },
            { title: '办理', cell: ({ whatLabel }) => whatLabel },
            {
              title: '变更',
              cell: ({ before, after }) => (before && after ? `${heldText(before)} → ${heldText(after)}` : '—'),
            },
            { title: '原因', cell: ({ reason }) => reason },
            { title: '由谁', cell: ({ by }) => by ?? '已不在目录的管理员' },
          ]}
        />
      )}
    </Card>
  </Flex>
);

type Held = NonNullable<Answer['history'][number]['before']>;

const rolesText = (roles: User['roles']): string => roles.map(({ label }) => label).join('、');
const heldText = ({ roles, unit }: Held): string => `${unit?.name ?? '不在单位任职'}${rolesText(roles)}`;

/** Where nothing is offered, why. */
const WhyNothing = ({ user }: { readonly user: User }) => {
  const me = useMe();
  if (user.availableActions.length > 0 || !me.roles.includes('administrator')) return null;
  return (
    <p>
      {user.principalId === me.principalId
        ? '这是您自己：任何人不得更改自己的岗位，须由另一名系统管理员办理。'
        : '该用户由其所在地区的系统管理员管理。'}
    </p>
  );
};

const Actions = ({ user }: { readonly user: User }) => {
  const { message } = App.useApp();
  const suspend = useCommand('suspendUser');
  const restore = useCommand('restoreUser');
  const input = (reason: string) => ({
    params: { principalId: user.principalId },
    body: { version: user.version, reason },
  });
  const may = (action: User['availableActions'][number]): boolean => user.availableActions.includes(action);
  return (
    <Flex gap={8}>
      {may('changeOffice') && <ChangeOffice user={user} />}
      {may('suspendUser') && (
        <AskReason
          title="停用"
          confirm="停用"
          error={suspend.error}
          pending={suspend.isPending}
          maxLength={500}
          send={(reason) => suspend.mutateAsync(input(reason)).then(() => void message.success('已停用'))}
        >
          <p>{user.name}从下一次点击起不能再办理和查看任何事项，不论其是否已经登录；代表企业的授权也同时不能使用。</p>
          <p>已领取的待办仍在其名下，请督办人改派。以后可以恢复，停用的原因留在记录中，审计人员可以查看。</p>
        </AskReason>
      )}
      {may('restoreUser') && (
        <AskReason
          title="恢复"
          confirm="恢复"
          danger={false}
          error={restore.error}
          pending={restore.isPending}
          maxLength={500}
          send={(reason) => restore.mutateAsync(input(reason)).then(() => void message.success('已恢复'))}
        >
          <p>
            {user.name}立即可以按现在的岗位（{rolesText(user.roles)}）继续办理。
          </p>
        </AskReason>
      )}
    </Flex>
  );
};

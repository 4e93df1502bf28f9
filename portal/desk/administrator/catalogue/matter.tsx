import { Card, Flex } from 'antd';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../api/operations.ts';
import { instantText } from '../../../shown/dates.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { Facts } from '../../approver/case/facts.tsx';
import { useMe } from '../../person.ts';
import { AskReason } from '../../shell/ask-reason.tsx';
import { DataTable } from '../../shell/data-table.tsx';
import { LinkButton } from '../../shell/link-button.tsx';
import { Mark } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Shown } from '../../shell/states.tsx';
import { Paper } from './preview.tsx';

type Matter = AnswerOf<'readMatter'>;

/** One matter: how it stands, its texts, every version there was; from here it is changed or withdrawn. */
export const Component = () => {
  const { matterId = '' } = useParams();
  const matter = useAnswer('readMatter', { params: { matterId } });
  return (
    <Page title="事项" actions={matter.data && <Actions matter={matter.data} />}>
      <Shown of={matter}>{(of) => <Details matter={of} />}</Shown>
    </Page>
  );
};

const Actions = ({ matter: { matterId, status, version, content } }: { readonly matter: Matter }) => {
  const withdraw = useCommand('withdrawMatter');
  if (useMe().regionId !== content.regionId) return null;
  return (
    <Flex gap={8}>
      <LinkButton type="primary" to={`/catalogue/${matterId}/next`}>
        {status === 'withdrawn' ? '发布新版本，恢复办理' : '发布新版本'}
      </LinkButton>
      {status === 'inForce' && (
        <AskReason
          title="停止办理"
          confirm="停止办理"
          error={withdraw.error}
          pending={withdraw.isPending}
          maxLength={500}
          send={(reason) => withdraw.mutateAsync({ params: { matterId }, body: { version, reason } })}
        >
          <p>停止后公众不能再以承诺申请“{content.name}”，目录中不再列出。在办的事项不受影响，仍按申请时的版本办完。</p>
          <p>停止的时间和下面所填的原因向社会公开。以后可以发布新的版本恢复办理。</p>
        </AskReason>
      )}
    </Flex>
  );
};

const Details = ({ matter }: { readonly matter: Matter }) => (
  <Flex vertical gap={16}>
    <Card title={matter.content.name} extra={<Standing status={matter.status} label={matter.statusLabel} />}>
      <p>{matter.content.description}</p>
      <Facts
        of={{
          版本: `第${matter.version}版，${instantText(matter.publishedAt)}发布`,
          停止办理:
            matter.withdrawnAt !== null && `${instantText(matter.withdrawnAt)}：${matter.withdrawnReason ?? ''}`,
          受理单位: matter.content.unitName,
          类别: matter.kindLabel,
          承诺类型: matter.commitmentTypeLabel,
          不适用告知承诺:
            matter.content.excluded && `${matter.content.excluded.ground}（${matter.content.excluded.basis}）`,
          核查方式: matter.verificationMethodLabel,
        }}
      />
    </Card>
    <Card title="告知书和承诺书">
      <div className="matter-texts">
        <Paper title="告知书" text={matter.notice} />
        {matter.letter !== null && <Paper title="承诺书" text={matter.letter} />}
      </div>
    </Card>
    <Versions matter={matter} />
  </Flex>
);

export const Standing = ({ status, label }: { readonly status: Matter['status']; readonly label: string }) => (
  <Mark tone={status === 'inForce' ? 'good' : 'plain'}>{label}</Mark>
);

const Versions = ({ matter: { matterId, versions, version, status } }: { readonly matter: Matter }) => (
  <Card title="各个版本">
    <DataTable
      caption="各个版本"
      rows={versions.toReversed()}
      keyOf={(one) => String(one.version)}
      columns={[
        { title: '版本', cell: (one) => `第${one.version}版` },
        { title: '发布', cell: ({ publishedAt }) => instantText(publishedAt) },
        {
          title: '现状',
          cell: (one) =>
            one.withdrawnAt !== null
              ? `${instantText(one.withdrawnAt)}停止办理`
              : one.version === version && status === 'inForce'
                ? '现行'
                : '已被新版本替换',
        },
        {
          title: '全文',
          cell: (one) => (
            <a href={`/matters/${matterId}?version=${one.version}`} target="_blank" rel="noreferrer">
              公众看到的第{one.version}版
            </a>
          ),
        },
      ]}
    />
  </Card>
);

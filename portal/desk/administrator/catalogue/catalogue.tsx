import { Card, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { instantText } from '../../../shown/dates.ts';
import { useEntries } from '../../api.ts';
import { useMe } from '../../person.ts';
import { DataTable } from '../../shell/data-table.tsx';
import { LinkButton } from '../../shell/link-button.tsx';
import { Page } from '../../shell/page.tsx';
import { Paged } from '../../shell/paged.tsx';

type Status = 'inForce' | 'withdrawn';

/** The region's catalogue of matters, in force or withdrawn. */
export const Component = () => {
  const [status, setStatus] = useState<Status>('inForce');
  return (
    <Page
      title="事项目录"
      actions={
        <LinkButton type="primary" to="/catalogue/new">
          新的事项
        </LinkButton>
      }
    >
      <Card>
        <Segmented<Status>
          aria-label="现状"
          style={{ marginBottom: 16 }}
          value={status}
          onChange={setStatus}
          options={[
            { value: 'inForce', label: '现行' },
            { value: 'withdrawn', label: '已停止办理' },
          ]}
        />
        <Matters status={status} />
      </Card>
    </Page>
  );
};

const Matters = ({ status }: { readonly status: Status }) => {
  const region = useMe().regionId ?? '';
  const asked = useEntries('listMatters', { query: { region, status, limit: 50 } });
  return (
    <Paged of={asked} nothing={status === 'inForce' ? '目录中还没有事项，可以新建。' : '没有停止办理的事项。'}>
      {(matters) => (
        <DataTable
          caption={status === 'inForce' ? '现行的事项' : '已停止办理的事项'}
          rows={matters}
          keyOf={({ matterId }) => matterId}
          columns={[
            { title: '事项', cell: ({ matterId, name }) => <Link to={`/catalogue/${matterId}`}>{name}</Link> },
            { title: '类别', cell: ({ kindLabel }) => kindLabel },
            {
              title: '办理方式',
              cell: ({ excluded, commitmentTypeLabel }) =>
                excluded === null ? commitmentTypeLabel : '一般程序（不适用告知承诺）',
            },
            { title: '受理单位', cell: ({ unit }) => unit.name },
            {
              title: status === 'inForce' ? '版本' : '停止办理',
              cell: ({ version, publishedAt, withdrawnAt, withdrawnReason }) =>
                withdrawnAt === null
                  ? `第${version}版，${instantText(publishedAt)}发布`
                  : `${instantText(withdrawnAt)}（第${version}版）：${withdrawnReason ?? ''}`,
            },
          ]}
        />
      )}
    </Paged>
  );
};

import { Card, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { kindWords } from '../../evidence/kinds.ts';
import { dateText } from '../../shown/dates.ts';
import { useAnswer } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { Loading, Nothing, ProblemAlert } from '../shell/states.tsx';

const shortest = 2;

/** Finds a case by whatever number somebody has in hand. The number stays on the page: no address or history keeps it. */
export const Component = () => {
  const [q, setQ] = useState('');
  const asked = useAnswer('searchCases', { query: { q } }, { enabled: q.length >= shortest });
  return (
    <Page title="按编号查案">
      <Card>
        <Input.Search
          aria-label="编号、文号或者代码"
          placeholder="事项、申请、投递的编号，决定书文号，承诺编码，统一社会信用代码"
          enterButton="查找"
          size="large"
          onSearch={(text) => setQ(text.trim())}
        />
        {asked.error && <ProblemAlert error={asked.error} again={asked.refetch} />}
        {asked.isLoading && <Loading />}
        {asked.data?.entries.length === 0 && <Nothing>没有查到。编号和文号须写全。</Nothing>}
        {asked.data !== undefined && asked.data.entries.length > 0 && (
          <DataTable
            caption="查到的案件和信息"
            rows={asked.data.entries}
            keyOf={({ kind, id }) => `${kind} ${id}`}
            columns={[
              {
                title: '种类',
                cell: ({ kind, id }) => <Link to={`/audit/${kind}/${encodeURIComponent(id)}`}>{kindWords[kind]}</Link>,
              },
              { title: '主体', cell: ({ subjectName }) => subjectName },
              { title: '文号或编码', cell: ({ number }) => number ?? '—' },
              { title: '单位', cell: ({ unit }) => unit?.name ?? '—' },
              { title: '环节', cell: ({ stageLabel }) => stageLabel ?? '—' },
              { title: '日期', cell: ({ on }) => dateText(on) },
            ]}
          />
        )}
        {asked.data?.incomplete && <p>查到的过多，没有全部列出。</p>}
      </Card>
    </Page>
  );
};

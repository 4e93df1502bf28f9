import { Alert, Card } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer, useEntries } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { Shown } from '../shell/states.tsx';
import { LoadYear } from './load-year.tsx';
import { dayText } from './year.ts';

/** Years with days off, each with the notice it comes from; a new one computes every limit that waits for it. */
export const Component = () => (
  <Page title="节假日">
    <Waiting />
    <Shown of={useAnswer('listCalendarYears', {})}>
      {({ entries }) => (
        <Card title="已载入的年份">
          <DataTable
            caption="已载入的年份"
            rows={entries}
            keyOf={({ year, origin }) => `${year} ${origin}`}
            columns={[
              { title: '年份', cell: ({ year }) => <NoWrap>{year}年</NoWrap> },
              {
                title: '来源',
                cell: ({ source }) => (
                  <a href={source.url} target="_blank" rel="noreferrer">
                    {source.title}
                  </a>
                ),
              },
              { title: '放假', cell: ({ restDays }) => <NoWrap>{restDays.length}天</NoWrap> },
              {
                title: '调休上班',
                cell: ({ makeUpWorkdays }) => makeUpWorkdays.map(dayText).join('、') || '无',
              },
            ]}
          />
        </Card>
      )}
    </Shown>
    <LoadYear />
  </Page>
);

const NoWrap = ({ children }: { readonly children: ReactNode }) => (
  <span style={{ whiteSpace: 'nowrap' }}>{children}</span>
);

/** Years without which limits cannot be told. */
const Waiting = () => {
  const { entries } = useEntries('listAdministrationWorkItems', { query: { limit: 50 } });
  const years = entries.flatMap(({ kind, about }) =>
    kind === 'loadCalendarYear' && about !== undefined ? [about] : [],
  );
  if (years.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`有期限等待${years.join('、')}年的节假日安排`}
      description="国务院办公厅的通知公布后，请在下面载入；这些期限随即推算。"
    />
  );
};

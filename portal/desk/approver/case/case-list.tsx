import { Card, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { instantText } from '../../../shown/dates.ts';
import { useEntries } from '../../api.ts';
import { DataTable } from '../../shell/data-table.tsx';
import { Mark } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Paged } from '../../shell/paged.tsx';
import { caseAddress } from './address.ts';

const kinds = [
  { value: 'repairCase', label: '信用修复' },
  { value: 'commitmentCase', label: '告知承诺' },
] as const;
type Kind = (typeof kinds)[number]['value'];

/** The cases of one's unit or region, newest first, finished ones too. */
export const Component = () => {
  const [kind, setKind] = useState<Kind>('repairCase');
  const repairs = useEntries('listRepairCases', { query: {} }, { enabled: kind === 'repairCase' });
  const commitments = useEntries('listCommitmentCases', { query: {} }, { enabled: kind === 'commitmentCase' });
  const asked = kind === 'repairCase' ? repairs : commitments;
  const rows = [
    ...(kind === 'repairCase'
      ? repairs.entries.map((one) => ({
          ...one,
          about: one.records.map(({ decisionNumber }) => decisionNumber).join('、'),
        }))
      : commitments.entries.map((one) => ({ ...one, about: one.matterName }))),
  ];
  return (
    <Page title="事项">
      <Card>
        <Segmented
          options={[...kinds]}
          value={kind}
          onChange={setKind}
          aria-label="事项种类"
          style={{ marginBottom: 16 }}
        />
        <Paged of={{ ...asked, entries: rows }} nothing="没有事项。">
          {(shown) => (
            <DataTable
              caption="事项列表"
              rows={shown}
              keyOf={({ caseId }) => caseId}
              columns={[
                {
                  title: '主体',
                  cell: ({ caseId, subjectName }) => (
                    <Link to={caseAddress({ caseKind: kind, caseId })}>{subjectName}</Link>
                  ),
                },
                { title: kind === 'repairCase' ? '失信信息' : '办理事项', cell: ({ about }) => about },
                { title: '单位', cell: ({ unit }) => unit.name },
                {
                  title: '环节',
                  cell: ({ stageLabel, final }) => <Mark tone={final ? 'plain' : 'current'}>{stageLabel}</Mark>,
                },
                { title: '立案', cell: ({ openedAt }) => instantText(openedAt) },
              ]}
            />
          )}
        </Paged>
      </Card>
    </Page>
  );
};

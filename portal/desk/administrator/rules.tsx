import { Button, Card, Flex, Select } from 'antd';
import { useState } from 'react';
import { unitWords } from '#domain/rules/units.ts';
import type { AnswerOf } from '../../api/operations.ts';
import { dateText } from '../../shown/dates.ts';
import { useAnswer } from '../api.ts';
import { StatusTag } from '../approver/case/facts.tsx';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { Shown } from '../shell/states.tsx';
import { RulePreview } from './rule-preview.tsx';
import './rules.css';

type RuleSet = AnswerOf<'readRules'>['ruleSets'][number];
export type Parameter = RuleSet['parameters'][number];

const wanted = { confirmed: '已确认', assumed: '推定', unknown: '未查明' } as const;

/** Every parameter with its source and how well it is established, and whom another value would touch. */
export const Component = () => {
  const rules = useAnswer('readRules', {});
  const [status, setStatus] = useState<keyof typeof wanted | null>(null);
  const [previewed, setPreviewed] = useState<Parameter | null>(null);
  return (
    <Page title="规则">
      <Select
        aria-label="状态"
        placeholder="全部状态"
        allowClear
        style={{ width: 160, marginBottom: 16 }}
        options={Object.entries(wanted).map(([value, label]) => ({ value: value as keyof typeof wanted, label }))}
        value={status}
        onChange={(value) => setStatus(value ?? null)}
      />
      <Shown of={rules}>
        {({ ruleSets }) => (
          <Flex vertical gap={16}>
            {ruleSets.map((set) => (
              <RuleSetCard key={set.ruleSetId} set={set} status={status} onPreview={setPreviewed} />
            ))}
          </Flex>
        )}
      </Shown>
      {previewed && <RulePreview key={previewed.parameter} parameter={previewed} onClose={() => setPreviewed(null)} />}
    </Page>
  );
};

interface CardProps {
  readonly set: RuleSet;
  readonly status: keyof typeof wanted | null;
  readonly onPreview: (parameter: Parameter) => void;
}

const RuleSetCard = ({ set, status, onPreview }: CardProps) => {
  const rows = set.parameters.filter((parameter) => status === null || parameter.status === status);
  if (rows.length === 0) return null;
  const from = set.effectiveFrom && `自${dateText(set.effectiveFrom)}起`;
  return (
    <Card title={[set.title, set.documentNo, from].filter(Boolean).join(' · ')}>
      <DataTable
        caption={set.title}
        rows={rows}
        keyOf={({ parameter }) => parameter}
        columns={[
          { title: '参数', cell: (one) => <Named parameter={one} /> },
          { title: '值', cell: (one) => <Value parameter={one} /> },
          { title: '依据', cell: ({ basis }) => basis ?? '—' },
          {
            title: '状态',
            cell: (one) => (one.status === 'confirmed' ? wanted.confirmed : <StatusTag status={one.status} />),
          },
          {
            title: '操作',
            cell: (one) =>
              (typeof one.value === 'number' || typeof one.value === 'boolean') && (
                <Button size="small" onClick={() => onPreview(one)}>
                  预览改变
                </Button>
              ),
          },
        ]}
      />
    </Card>
  );
};

const Named = ({ parameter: { label, note } }: { readonly parameter: Parameter }) => (
  <>
    {label}
    {note !== '' && <div className="rule-note">{note}</div>}
  </>
);

/** What is unknown has no value; what is done meanwhile is said to be assumed. */
const Value = ({ parameter: { value, unit, default: meanwhile } }: { readonly parameter: Parameter }) => (
  <>
    {value === null ? '—' : valueText(value, unit)}
    {meanwhile && (
      <div className="rule-note">
        暂按{valueText(meanwhile.value, unit)}办理（推定）：{meanwhile.note}
      </div>
    )}
  </>
);

const valueText = (value: NonNullable<Parameter['value']>, unit: Parameter['unit']): string => {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' ? `${value}${unit === null ? '' : unitWords[unit]}` : (valueWords[value] ?? value);
};

/** Values that are words themselves. */
const valueWords: Readonly<Record<string, string>> = {
  determination: '认定之日',
  penaltyDecision: '行政处罚决定之日',
  longest: '按最长的公示期',
  highest: '按最高的失信程度',
  notPublished: '不公示',
  optional: '可以不公示',
  entryIntoDesignatedSystem: '进入指定系统之时',
};

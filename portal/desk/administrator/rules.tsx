import { Button, Card, Flex, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { unitWords } from '#domain/rules/units.ts';
import type { AnswerOf } from '../../api/operations.ts';
import { dateText } from '../../shown/dates.ts';
import { useAnswer, useCommand } from '../api.ts';
import { StatusTag } from '../approver/case/facts.tsx';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { Nothing, ProblemAlert, Shown } from '../shell/states.tsx';

type RuleSet = AnswerOf<'readRules'>['ruleSets'][number];
type Parameter = RuleSet['parameters'][number];

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
      {previewed && <Preview parameter={previewed} onClose={() => setPreviewed(null)} />}
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
          { title: '说明', cell: ({ note, parameter }) => note || parameter },
          {
            title: '值',
            cell: ({ value, unit }) =>
              value === null ? '—' : `${plain(value)}${unit === null ? '' : unitWords[unit]}`,
          },
          { title: '依据', cell: ({ basis }) => basis ?? '—' },
          {
            title: '状态',
            cell: (one) => (one.status === 'confirmed' ? wanted.confirmed : <StatusTag status={one.status} />),
          },
          {
            title: '操作',
            cell: (one) =>
              typeof one.value === 'number' && (
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

/** Nothing is changed here: it only shows whom another value would touch. */
const Preview = ({ parameter, onClose }: { readonly parameter: Parameter; readonly onClose: () => void }) => {
  const preview = useCommand('previewRuleChange');
  const [value, setValue] = useState<number | null>(typeof parameter.value === 'number' ? parameter.value : null);
  return (
    <Modal open width={820} title={`预览：${parameter.note || parameter.parameter}`} footer={null} onCancel={onClose}>
      <Flex gap={8} align="center" style={{ marginBottom: 16 }}>
        <InputNumber aria-label="新值" value={value} onChange={setValue} />
        <Button
          type="primary"
          disabled={value === null}
          loading={preview.isPending}
          onClick={() => preview.mutate({ body: { parameter: parameter.parameter, value: value ?? 0 } })}
        >
          预览
        </Button>
      </Flex>
      {preview.error && <ProblemAlert error={preview.error} />}
      {preview.data && (
        <>
          <p>
            已重算{preview.data.examined.cases}件未办结的事项和{preview.data.examined.records}条未修复的信息
            {!preview.data.complete && '（没有查完）'}，{preview.data.entries.length}
            件会有变化。只是预览，没有改变任何规则。
          </p>
          {preview.data.entries.length === 0 ? (
            <Nothing>不影响任何在办事项和信息。</Nothing>
          ) : (
            <DataTable
              caption="受影响的事项和信息"
              rows={preview.data.entries}
              keyOf={({ kind, id }) => `${kind} ${id}`}
              columns={[
                { title: '单位', cell: ({ unit }) => unit.name },
                {
                  title: '编号',
                  cell: ({ id }) => <Input readOnly aria-label="编号" variant="borderless" value={id} />,
                },
                {
                  title: '变化',
                  cell: ({ differences }) =>
                    differences.map(({ field, before, after }) => (
                      <div key={field}>
                        {fieldWords[field] ?? field}：{shown(before)} → {shown(after)}
                      </div>
                    )),
                },
              ]}
            />
          )}
        </>
      )}
    </Modal>
  );
};

const plain = (value: unknown): string => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value));

const shown = (value: string | boolean | null): string => {
  if (value === null) return '未定';
  if (typeof value === 'boolean') return value ? '可以' : '不可以';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateText(value) : value;
};

const fieldWords: Readonly<Record<string, string>> = {
  eligible: '能否申请',
  minPeriodEndsOn: '最短公示期届满',
  earliestFilingOn: '最早可申请',
  maxPeriodEndsOn: '最长公示期届满',
  autoStopOn: '自动停止公示',
};

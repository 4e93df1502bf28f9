import { Alert, Button, Flex, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import { unitWords } from '#domain/rules/units.ts';
import type { AnswerOf } from '../../api/operations.ts';
import { dateText } from '../../shown/dates.ts';
import { useCommand } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Nothing, ProblemAlert } from '../shell/states.tsx';
import type { Parameter } from './rules.tsx';

interface Props {
  readonly parameter: Parameter;
  readonly onClose: () => void;
}

/** Nothing is changed here: it only shows whom another value would touch. */
export const RulePreview = ({ parameter: { parameter, label, value: present, unit }, onClose }: Props) => {
  const preview = useCommand('previewRuleChange');
  const [value, setValue] = useState(typeof present === 'boolean' ? !present : present);
  return (
    <Modal open width={820} title={`预览：${label}`} footer={null} onCancel={onClose}>
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title="只是预览，没有改变任何规则"
        description="按新的值重算未办结的事项和未修复的信息，列出结论或者日期会不同的。规则随系统发布，须有依据才能改变。"
      />
      <Flex gap={8} align="center" wrap style={{ marginBottom: 16 }}>
        {typeof present === 'boolean' ? (
          <Radio.Group
            aria-label="新值"
            value={value}
            onChange={({ target }) => setValue(target.value)}
            options={[
              { value: true, label: '是' },
              { value: false, label: '否' },
            ]}
          />
        ) : (
          <InputNumber
            aria-label="新值"
            value={value as number | null}
            onChange={setValue}
            suffix={unit === null ? null : unitWords[unit]}
            style={{ width: 160 }}
          />
        )}
        <Button
          type="primary"
          disabled={value === null || value === present}
          loading={preview.isPending}
          onClick={() => value !== null && preview.mutate({ body: { parameter, value } })}
        >
          预览
        </Button>
        {value === present && <span>与现在的值相同</span>}
      </Flex>
      {preview.error && <ProblemAlert error={preview.error} />}
      {preview.data && <Touched preview={preview.data} />}
    </Modal>
  );
};

const Touched = ({ preview: { examined, complete, entries } }: { readonly preview: AnswerOf<'previewRuleChange'> }) => (
  <>
    <p role="status">
      已重算{examined.cases}件未办结的事项和{examined.records}条未修复的信息{!complete && '（还有没有查到的）'}，其中
      {entries.length}件会有变化。
    </p>
    {entries.length === 0 ? (
      <Nothing>不影响{complete ? '任何' : '已查到的'}在办事项和信息。</Nothing>
    ) : (
      <DataTable
        caption="受影响的事项和信息"
        rows={entries}
        keyOf={({ kind, id }) => `${kind} ${id}`}
        columns={[
          { title: '种类', cell: ({ kind }) => kindWords[kind] },
          { title: '单位', cell: ({ unit }) => unit.name },
          { title: '编号', cell: ({ id }) => <span className="rule-id">{id}</span> },
          {
            title: '变化',
            cell: ({ differences }) =>
              differences.map(({ recordId, field, before, after }) => (
                <div key={`${recordId}${field}`}>
                  {fieldWords[field] ?? '办理期限'}：{shown(before)} → {shown(after)}
                </div>
              )),
          },
        ]}
      />
    )}
  </>
);

const kindWords = {
  repairCase: '信用修复事项',
  commitmentCase: '告知承诺事项',
  dishonestyRecord: '失信信息',
} as const;

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

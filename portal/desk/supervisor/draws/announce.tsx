import { App, Button, Card, Checkbox, DatePicker, Flex, Form, InputNumber, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { announceInspectionDraw } from '#contracts/supervision.ts';
import { sha256Hex } from '../../../proof/sha256.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { problemsOf } from '../../shell/form-problems.ts';
import { Page } from '../../shell/page.tsx';
import { Loading, Nothing, ProblemAlert, Shown } from '../../shell/states.tsx';
import { newSeed, SeedKeeping } from './seed.tsx';
import { drawAddress } from './words.ts';
import './draws.css';

interface Values {
  readonly unitId?: string;
  readonly grantedFrom?: Dayjs | null;
  readonly cutOffAt?: Dayjs | null;
  readonly by: 'share' | 'count';
  readonly amount?: number | null;
  readonly inspectors?: readonly string[];
  readonly inspectorsPerCase?: number | null;
}

/** A moment as somebody in Shanghai writes it, wherever the browser is. */
const instantOf = (moment: Dayjs): string => new Date(`${moment.format('YYYY-MM-DDTHH:mm:ss')}+08:00`).toISOString();
const momentOf = (instant: string): Dayjs =>
  dayjs(new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19));

const bodyOf = ({ unitId, grantedFrom, cutOffAt, by, amount, inspectors, inspectorsPerCase }: Values) => ({
  unitId,
  ...(grantedFrom && { grantedFrom: instantOf(grantedFrom) }),
  cutOffAt: cutOffAt ? instantOf(cutOffAt) : undefined,
  size: by === 'share' ? { sharePercent: amount } : { count: amount },
  inspectors: [...(inspectors ?? [])],
  inspectorsPerCase,
});

/** What is announced cannot be changed any more, so everything is asked for and checked here first. */
export const Component = () => (
  <Page title="公告随机抽查">
    <Shown of={useAnswer('readHealth', {})}>{({ now }) => <AnnounceForm now={now} />}</Shown>
  </Page>
);

const AnnounceForm = ({ now }: { readonly now: string }) => {
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [seed] = useState(newSeed);
  const [kept, setKept] = useState(false);
  const announce = useCommand('announceInspectionDraw');
  const unitId = Form.useWatch('unitId', form);
  const by = Form.useWatch('by', form);
  const digest = sha256Hex(seed);

  const send = async (): Promise<void> => {
    const parsed = announceInspectionDraw.body.safeParse({ ...bodyOf(form.getFieldsValue(true)), seedHash: digest });
    if (!parsed.success) {
      form.setFields(problemsOf(parsed.error.issues.map(asField)) as Parameters<typeof form.setFields>[0]);
      form.scrollToField(asField(parsed.error.issues[0] as Issue).path, { focus: true });
      return;
    }
    const sure = await modal.confirm({
      title: '公告这次抽查？',
      content: '公告立即公开，不能更改，也不能撤回。统计截止时刻之后，由您提交种子抽取。',
      okText: '公告',
    });
    if (!sure) return;
    announce.mutate(
      { body: parsed.data },
      {
        onSuccess: ({ drawId }) => {
          void message.success('已公告');
          void navigate(drawAddress(drawId));
        },
      },
    );
  };

  return (
    <Form
      form={form}
      layout="vertical"
      name="draw"
      className="draw-form"
      initialValues={{ by: 'share', amount: 10, inspectorsPerCase: 2, cutOffAt: momentOf(now) }}
      onFinish={() => void send()}
      onValuesChange={(changed: object) => {
        form.setFields(Object.keys(changed).map((name) => ({ name: name as keyof Values, errors: [] })));
        if ('unitId' in changed) form.setFieldValue('inspectors', []);
      }}
    >
      <Card title="抽什么">
        <Form.Item label="单位" name="unitId" required>
          <UnitSelect />
        </Form.Item>
        <Form.Item label="只抽此刻起准予的事项" name="grantedFrom" extra="不填为不限。">
          <DatePicker showTime style={{ width: 260 }} format="YYYY年M月D日 HH:mm:ss" />
        </Form.Item>
        <Form.Item
          label="统计截止时刻"
          name="cutOffAt"
          required
          extra="在此之前准予、仍然有效的事项列入抽查对象；到了这一刻才能抽取。"
        >
          <DatePicker showTime style={{ width: 260 }} format="YYYY年M月D日 HH:mm:ss" />
        </Form.Item>
        <Flex gap={16} wrap>
          <Form.Item label="按什么抽取" name="by">
            <Radio.Group
              options={[
                { value: 'share', label: '比例' },
                { value: 'count', label: '件数' },
              ]}
            />
          </Form.Item>
          <Form.Item label={by === 'count' ? '件数' : '百分之几（不足一件的进一）'} name="amount" required>
            <InputNumber min={1} max={by === 'count' ? 1000 : 100} precision={0} />
          </Form.Item>
        </Flex>
      </Card>
      <Card title="谁去检查">
        <Form.Item
          label="检查人员名单"
          name="inspectors"
          required
          extra="从名单中为每件事项随机抽取；不会抽到经办过该事项的人员。"
        >
          <Inspectors unitId={unitId} />
        </Form.Item>
        <Form.Item label="每件检查人员" name="inspectorsPerCase" required>
          <InputNumber min={1} max={5} precision={0} suffix="名" />
        </Form.Item>
      </Card>
      <Card title="种子">
        <SeedKeeping seed={seed} digest={digest} kept={kept} onKept={setKept} />
      </Card>
      {announce.error && <ProblemAlert error={announce.error} />}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" disabled={!kept} loading={announce.isPending}>
          公告
        </Button>
        <Button onClick={() => void navigate('/inspection-draws')}>取消</Button>
      </Flex>
    </Form>
  );
};

type Issue = Parameters<typeof problemsOf>[0][number];

/** The size is one field here, whichever shape it has, and a period is wrong where it ends. */
const asField = (issue: Issue): Issue => {
  const [first] = issue.path;
  return { ...issue, path: [first === 'size' ? 'amount' : (first ?? 'cutOffAt')] };
};

interface ControlProps<V> {
  readonly id?: string;
  readonly value?: V;
  readonly onChange?: (value: V) => void;
}

/** The units whose officers the supervisor may know: their own and those it supervises. */
const UnitSelect = (control: ControlProps<string>) => {
  const load = useAnswer('readWorkItemLoad', { query: {} });
  return (
    <Select
      {...control}
      value={control.value ?? null}
      placeholder="被抽查的单位"
      loading={load.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={(load.data?.units ?? []).map(({ unit }) => ({ value: unit.id, label: unit.name }))}
    />
  );
};

/** A group takes no ARIA of a field, which is what the form would give it. */
const Inspectors = ({
  unitId,
  value = [],
  onChange = () => undefined,
}: ControlProps<string[]> & { readonly unitId: string | undefined }) => {
  const asked = useAnswer(
    'listOfficers',
    { params: { unitId: unitId ?? '' }, query: { role: 'verifier' } },
    { enabled: unitId !== undefined },
  );
  if (unitId === undefined) return <span className="hint">先选择单位。</span>;
  if (asked.isPending) return <Loading />;
  if (asked.error) return <ProblemAlert error={asked.error} again={asked.refetch} />;
  const officers = asked.data?.entries ?? [];
  if (officers.length === 0) return <Nothing>该单位没有核查人。</Nothing>;
  return (
    <Checkbox.Group
      aria-label="检查人员名单"
      value={value}
      onChange={onChange}
      options={officers.map(({ principalId, name }) => ({ value: principalId, label: name }))}
    />
  );
};

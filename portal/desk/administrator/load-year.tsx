import { App, Button, Card, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { CalendarYear } from '#domain/calendar/calendar.ts';
import { useCommand } from '../api.ts';
import { Facts } from '../approver/case/facts.tsx';
import { ProblemAlert } from '../shell/states.tsx';
import { dayText, periodsOf, workingDaysIn } from './year.ts';

interface Typed {
  readonly year: number;
  readonly title: string;
  readonly url: string;
  readonly restDays: string;
  readonly makeUpWorkdays?: string;
}

/** Dates as an administrator copies them: one a line, or with commas between. */
const datesIn = (text = ''): string[] => text.split(/[\s,，、]+/).filter((part) => part !== '');

const yearIn = ({ year, title, url, restDays, makeUpWorkdays }: Typed) => ({
  year,
  source: { title, url },
  restDays: datesIn(restDays),
  makeUpWorkdays: datesIn(makeUpWorkdays),
});

export const LoadYear = () => {
  const [form] = Form.useForm<Typed>();
  const [checked, setChecked] = useState<CalendarYear | null>(null);
  /** By the schema the API itself checks with, so that what is wrong is said before anything is sent. */
  const check = (typed: Typed): void => {
    const { data, error } = CalendarYear.safeParse(yearIn(typed));
    if (error === undefined) setChecked(data);
    else form.setFields(error.issues.map((issue) => problemIn(issue, typed)));
  };
  return (
    <Card title="载入一年" style={{ marginTop: 16 }}>
      <Form form={form} layout="vertical" onFinish={check} scrollToFirstError={{ focus: true }}>
        <Form.Item name="year" label="年份" rules={[{ required: true, message: '请填写' }]}>
          <InputNumber min={2019} max={2100} precision={0} />
        </Form.Item>
        <Form.Item name="title" label="通知名称" rules={[{ required: true, whitespace: true, message: '请填写' }]}>
          <Input placeholder="国务院办公厅关于2027年部分节假日安排的通知" />
        </Form.Item>
        <Form.Item name="url" label="通知网址" rules={[{ required: true, type: 'url', message: '请填写网址' }]}>
          <Input />
        </Form.Item>
        <Form.Item
          name="restDays"
          label="放假日期"
          extra="每行一个，例如 2027-01-01；通知中放假的每一天，包括其中的周末"
          rules={[{ required: true, message: '请填写' }]}
        >
          <Input.TextArea />
        </Form.Item>
        <Form.Item name="makeUpWorkdays" label="调休上班日期" extra="每行一个，只能是周末">
          <Input.TextArea />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          核对并载入
        </Button>
      </Form>
      {checked && (
        <Confirm
          year={checked}
          onClose={() => setChecked(null)}
          onDone={() => {
            setChecked(null);
            form.resetFields();
          }}
        />
      )}
    </Card>
  );
};

/** The schema's members by the form's fields; what is wrong with the days together stands at the days off. */
const fieldOf = (part: PropertyKey | undefined): keyof Typed => {
  const fields: Readonly<Record<string, keyof Typed>> = {
    year: 'year',
    source: 'url',
    makeUpWorkdays: 'makeUpWorkdays',
  };
  return fields[String(part)] ?? 'restDays';
};

const problemIn = (issue: z.core.$ZodIssue, typed: Typed) => ({
  name: fieldOf(issue.path[0]),
  errors: [sentenceFor(issue, typed)],
});

/** What is wrong with the days together the schema says itself. */
const sentenceFor = ({ code, message, path: [part, index] }: z.core.$ZodIssue, typed: Typed): string => {
  if (code === 'custom') return message;
  const text = part === 'makeUpWorkdays' ? typed.makeUpWorkdays : typed.restDays;
  return `“${datesIn(text)[Number(index)] ?? ''}”不是日期，请按 2027-01-01 的格式填写`;
};

interface ConfirmProps {
  readonly year: CalendarYear;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The year as the system will count it, before it is loaded. */
const Confirm = ({ year, onClose, onDone }: ConfirmProps) => {
  const { message } = App.useApp();
  const load = useCommand('loadCalendarYear');
  const send = async (): Promise<void> => {
    try {
      await load.mutateAsync({ body: year });
      void message.success(`已载入${year.year}年`);
      onDone();
    } catch {
      // Shown above the buttons, in the API's words.
    }
  };
  return (
    <Modal
      open
      width={640}
      title={`载入${year.year}年？`}
      okText="载入"
      cancelText="返回修改"
      confirmLoading={load.isPending}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p>所有等待该年安排的期限随即推算。载入后不能删除，只能以国务院后来的通知更正。</p>
      <Facts
        of={{
          通知: year.source.title,
          全年工作日: `${workingDaysIn(year)}天`,
          放假: `${year.restDays.length}天`,
          调休上班: `${year.makeUpWorkdays.length}天`,
        }}
      />
      <h3>放假</h3>
      <p>{periodsOf(year.restDays).join('、')}</p>
      <h3>调休上班</h3>
      <p>{year.makeUpWorkdays.toSorted().map(dayText).join('、') || '无'}</p>
      {load.error && <ProblemAlert error={load.error} />}
    </Modal>
  );
};

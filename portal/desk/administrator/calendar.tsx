import { App, Button, Card, Form, Input, InputNumber } from 'antd';
import { dateText } from '../../shown/dates.ts';
import { useAnswer, useCommand } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Page } from '../shell/page.tsx';
import { ProblemAlert, Shown } from '../shell/states.tsx';

interface Typed {
  readonly year: number;
  readonly title: string;
  readonly url: string;
  readonly restDays: string;
  readonly makeUpWorkdays?: string;
}

/** Dates as an administrator copies them: one a line, or with commas between. */
const datesIn = (text = ''): string[] => text.split(/[\s,，、]+/).filter((part) => part !== '');

/** Years with days off, each with the notice it comes from; a new one computes every limit that waits for it. */
export const Component = () => (
  <Page title="节假日">
    <Shown of={useAnswer('listCalendarYears', {})}>
      {({ entries }) => (
        <Card title="已载入的年份">
          <DataTable
            caption="已载入的年份"
            rows={entries}
            keyOf={({ year, origin }) => `${year} ${origin}`}
            columns={[
              { title: '年份', cell: ({ year }) => `${year}年` },
              { title: '来源', cell: ({ source }) => source.title },
              { title: '放假', cell: ({ restDays }) => `${restDays.length}天` },
              {
                title: '调休上班',
                cell: ({ makeUpWorkdays }) => makeUpWorkdays.map((day) => dateText(day)).join('、') || '无',
              },
            ]}
          />
        </Card>
      )}
    </Shown>
    <Load />
  </Page>
);

const Load = () => {
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<Typed>();
  const load = useCommand('loadCalendarYear');
  const send = async ({ year, title, url, restDays, makeUpWorkdays }: Typed): Promise<void> => {
    const content = `将载入${year}年的${datesIn(restDays).length}个放假日，所有等待该年安排的期限随即推算。载入后不能删除，只能以新的通知更正。`;
    if (!(await modal.confirm({ title: `载入${year}年？`, content }))) return;
    const body = { year, source: { title, url }, restDays: datesIn(restDays), makeUpWorkdays: datesIn(makeUpWorkdays) };
    await load.mutateAsync({ body }).then(
      () => void message.success(`已载入${year}年`),
      // Shown above the button, in the API's words.
      () => undefined,
    );
  };
  return (
    <Card title="载入一年" style={{ marginTop: 16 }}>
      <Form form={form} layout="vertical" onFinish={(typed) => void send(typed)}>
        <Form.Item name="year" label="年份" rules={[{ required: true, message: '请填写' }]}>
          <InputNumber min={2019} max={2100} />
        </Form.Item>
        <Form.Item name="title" label="通知名称" rules={[{ required: true, message: '请填写' }]}>
          <Input placeholder="国务院办公厅关于2027年部分节假日安排的通知" />
        </Form.Item>
        <Form.Item name="url" label="通知网址" rules={[{ required: true, type: 'url', message: '请填写网址' }]}>
          <Input />
        </Form.Item>
        <Form.Item
          name="restDays"
          label="放假日期"
          extra="每行一个，例如 2027-01-01"
          rules={[{ required: true, message: '请填写' }]}
        >
          <Input.TextArea />
        </Form.Item>
        <Form.Item name="makeUpWorkdays" label="调休上班日期">
          <Input.TextArea />
        </Form.Item>
        {load.error && <ProblemAlert error={load.error} />}
        <Button type="primary" htmlType="submit" loading={load.isPending}>
          载入
        </Button>
      </Form>
    </Card>
  );
};

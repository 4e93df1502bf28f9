import { Alert, App, Button, Form, Space } from 'antd';
import { useMemo, useState } from 'react';
import type * as z from 'zod/mini';
import { commitmentPersonCommands } from '#domain/commitment/commands.ts';
import { personCommands } from '#domain/repair/commands.ts';
import { type CaseActionName, useCaseAction } from '../../api.ts';
import { problemsOf } from '../../shell/form-problems.ts';
import { ProblemAlert } from '../../shell/states.tsx';
import { useColleagues } from '../colleagues.ts';
import { type About, AboutProvider } from './about.ts';
import { Fields } from './fields.tsx';
import { consequences } from './labels.ts';
import { fieldsOf } from './schema.ts';
import { given, initialOf } from './values.ts';

export interface Offer {
  readonly action: string;
  readonly label: string;
  readonly itemId?: string | undefined;
  readonly itemVersion?: number | undefined;
}

const schemas: Readonly<Record<string, z.ZodMiniObject>> = { ...personCommands, ...commitmentPersonCommands };

interface Props {
  readonly offer: Offer;
  readonly about: About;
  /** Whether it is no longer offered, because the case has changed meanwhile. */
  readonly gone: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The form of one action on one case: checked by the action's own schema before it is sent, kept as typed when it is refused. */
export const ActionForm = ({ offer, about, gone, onDone, onCancel }: Props) => {
  const { message, modal } = App.useApp();
  const [form] = Form.useForm();
  const act = useCaseAction(offer.action as CaseActionName);
  const [busy, setBusy] = useState(false);
  const schema = schemas[offer.action];
  const fields = useMemo(() => (schema === undefined ? [] : fieldsOf(schema)), [schema]);
  const verifiers = (useColleagues() ?? [])
    .filter(({ roles }) => roles.includes('verifier'))
    .map(({ principalId, name }) => ({ value: principalId, label: name }));
  if (schema === undefined) return null;

  const send = async (): Promise<void> => {
    const { itemId, itemVersion } = offer;
    const body = { ...(itemId !== undefined && { itemId, itemVersion }), ...given(fields, form.getFieldsValue(true)) };
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      form.setFields(problemsOf(parsed.error.issues));
      form.scrollToField(parsed.error.issues[0]?.path, { focus: true });
      return;
    }
    const consequence = consequences[offer.action];
    if (consequence !== undefined && !(await modal.confirm({ title: `确认${offer.label}？`, content: consequence })))
      return;
    setBusy(true);
    try {
      await act.mutateAsync({ params: { caseId: about.caseId }, body });
      void message.success(`已${offer.label}`);
      onDone();
    } catch {
      // Shown above the buttons, in the API's words.
    } finally {
      setBusy(false);
    }
  };

  return (
    <AboutProvider value={{ ...about, action: offer.action, verifiers }}>
      <Form
        form={form}
        layout="vertical"
        name={offer.action}
        initialValues={initialOf(fields, about)}
        onFinish={() => void send()}
        onValuesChange={(changed) => form.setFields(Object.keys(changed).map((name) => ({ name, errors: [] })))}
      >
        <Fields fields={fields} />
        {act.error && <ProblemAlert error={act.error} />}
        {gone && !busy && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title="现在不能办这一步了"
            description="事项已有变化，可能由同事办理了。您填写的内容还在，需要时请复制，然后关闭。"
          />
        )}
        <Space className="form-actions">
          <Button type="primary" htmlType="submit" loading={busy} disabled={gone && !busy}>
            {offer.label}
          </Button>
          <Button onClick={onCancel}>{gone && !busy ? '关闭' : '取消'}</Button>
        </Space>
      </Form>
    </AboutProvider>
  );
};

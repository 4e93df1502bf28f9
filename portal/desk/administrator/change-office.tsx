import { App, Button, Checkbox, Form, type FormRule, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { roleLabels } from '#domain/access/person.ts';
import { officeRoles } from '#domain/office/state.ts';
import type { BodyOf } from '../../api/operations.ts';
import { useAnswer, useCommand } from '../api.ts';
import { ProblemAlert } from '../shell/states.tsx';
import type { User } from './user.tsx';

type Typed = Pick<BodyOf<'changeOffice'>, 'roles' | 'reason'> & { readonly unitId?: string };

const required = { required: true, message: '请填写' };
/** Not by `required`: a group of boxes cannot be told so to a screen reader. */
const atLeastOne: FormRule = {
  validator: async (_, roles: readonly string[]) => {
    if (roles.length === 0) throw new Error('至少选一个；要全部取消，请停用该用户');
  },
};

/** Another role or unit for somebody, with the reason; what was typed stays until it is done. */
export const ChangeOffice = ({ user }: { readonly user: User }) => {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Typed>();
  const change = useCommand('changeOffice');
  const units = useAnswer('listUnits', {}, { enabled: open });
  const send = async ({ roles, unitId, reason }: Typed): Promise<void> => {
    const body = { version: user.version, roles, unitId: unitId ?? null, reason };
    try {
      await change.mutateAsync({ params: { principalId: user.principalId }, body });
      void message.success('已变更');
      setOpen(false);
    } catch {
      // Shown above the buttons, in the API's words.
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>变更岗位或者单位</Button>
      <Modal
        open={open}
        title="变更岗位或者单位"
        okText="变更"
        cancelText="取消"
        confirmLoading={change.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>
          {user.name}从下一次点击起按新的岗位和单位办理。已领取的待办仍在其名下，请督办人改派。变更和原因留在记录中。
        </p>
        <Form
          form={form}
          layout="vertical"
          initialValues={{ roles: user.roles.map(({ role }) => role), unitId: user.unit?.id }}
          onFinish={(typed) => void send(typed)}
        >
          <Form.Item name="roles" label="岗位（至少一个）" rules={[atLeastOne]}>
            <Checkbox.Group options={officeRoles.map((role) => ({ value: role, label: roleLabels[role] }))} />
          </Form.Item>
          <Form.Item name="unitId" label="单位" extra="受理人、核查人、审批人和督办人须有单位">
            <Select
              allowClear
              loading={units.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              options={(units.data?.entries ?? [])
                .filter(({ regionId }) => regionId === user.regionId)
                .map(({ unitId, name }) => ({ value: unitId, label: name }))}
            />
          </Form.Item>
          <Form.Item name="reason" label="原因" rules={[{ ...required, whitespace: true }]}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          {change.error && <ProblemAlert error={change.error} />}
        </Form>
      </Modal>
    </>
  );
};

import { Alert, App, Modal } from 'antd';
import { useNavigate } from 'react-router';
import type { MatterContent } from '#domain/matter/content.ts';
import { Problem } from '../../../api/problem.ts';
import { useCommand } from '../../api.ts';
import type { FieldProblem } from '../../shell/form-problems.ts';
import { ProblemAlert } from '../../shell/states.tsx';
import { changesBetween } from './changes.ts';
import type { Base } from './editor.tsx';
import { Changes, Texts } from './preview.tsx';

export interface Publishing {
  readonly matterId: string;
  readonly replaces: number;
  readonly content: MatterContent;
}

interface Props {
  readonly publishing: Publishing;
  readonly base: Base | null;
  readonly unitName: (unitId: string) => string;
  readonly onPublished: () => void;
  readonly onRefused: (problems: readonly FieldProblem[]) => void;
  readonly onClose: () => void;
}

/** The last look before a version is published: what it changes, what people will read, what happens then. */
export const Publish = ({ publishing, base, unitName, onPublished, onRefused, onClose }: Props) => {
  const { matterId, replaces, content } = publishing;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const publish = useCommand('publishMatter');
  const changes = changesBetween(base?.content ?? null, content, unitName);
  const unchanged = base?.inForce === true && changes.length === 0;
  const send = async (): Promise<void> => {
    const { unitName: _, ...draft } = content;
    try {
      const { version } = await publish.mutateAsync({ params: { matterId }, body: { replaces, content: draft } });
      onPublished();
      void message.success(`已发布第${version}版`);
      void navigate(`/catalogue/${matterId}`);
    } catch (error) {
      // Shown here in the API's words, and at the fields it is about.
      if (error instanceof Problem) onRefused(placed(error));
    }
  };
  return (
    <Modal
      open
      width={1080}
      title={base === null ? '发布新事项' : `发布“${content.name}”第${replaces + 1}版`}
      okText="发布"
      cancelText="返回修改"
      okButtonProps={{ disabled: unchanged }}
      confirmLoading={publish.isPending}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title="发布后会怎样"
        description={`公众立即看到第${replaces + 1}版，此后的申请按它办理。${
          replaces === 0 ? '' : '在办的事项不受影响，仍按申请时的版本办理。'
        }已发布的版本不能修改或者删除，只能再发布新的版本或者停止办理。`}
      />
      {base !== null && (
        <>
          <h3>
            与{base.inForce ? '现行的' : '停止办理前的'}第{base.version}版的不同
          </h3>
          <Changes of={changes} />
        </>
      )}
      <h3>公众将看到</h3>
      <Texts content={content} />
      {publish.error && <ProblemAlert error={publish.error} />}
    </Modal>
  );
};

const pointerStart = '/content/';

/** The API's own findings at the fields of the form; an id that is taken belongs to the id. */
const placed = ({ code, errors, detail }: Problem): FieldProblem[] => {
  if (code === 'matterUnitUnknown') return [{ name: ['unitId'], errors: [detail] }];
  return errors
    .filter(({ pointer }) => pointer.startsWith(pointerStart))
    .map(({ pointer, message }) => ({ name: pathOf(pointer.slice(pointerStart.length)), errors: [message] }));
};

const pathOf = (pointer: string): (string | number)[] =>
  pointer.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

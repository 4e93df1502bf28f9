import { Button, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ProblemAlert } from './states.tsx';

interface Props {
  /** On the button that begins it and as the question's title. */
  readonly title: string;
  readonly confirm: string;
  /** What will happen. */
  readonly children: ReactNode;
  readonly error: Error | null;
  readonly pending: boolean;
  /** Whether everything besides the reason is there. */
  readonly ready?: boolean;
  /** Whether it takes something away from somebody. */
  readonly danger?: boolean;
  /** Of the reason, by the operation's contract. */
  readonly maxLength?: number;
  readonly send: (reason: string) => Promise<unknown>;
}

/** A step that cannot be taken back: says what will happen, asks for the reason and once more. */
export const AskReason = ({
  title,
  confirm,
  children,
  error,
  pending,
  ready = true,
  danger = true,
  maxLength = 1000,
  send,
}: Props) => {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  // A refusal is shown by `error`.
  const sent = (): void =>
    void send(reason.trim()).then(
      () => setOpen(false),
      () => undefined,
    );
  return (
    <>
      <Button danger={danger} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Modal
        open={open}
        title={title}
        okText={confirm}
        cancelText="取消"
        okButtonProps={{ danger, disabled: !ready || reason.trim() === '' }}
        confirmLoading={pending}
        onOk={sent}
        onCancel={() => setOpen(false)}
      >
        {children}
        <label htmlFor={id}>原因</label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={maxLength}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {error && <ProblemAlert error={error} />}
      </Modal>
    </>
  );
};

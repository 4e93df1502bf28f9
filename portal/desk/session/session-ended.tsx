import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { onSession } from './session.ts';

/**
 * The page stays as it is, with everything typed: signing in happens in a second tab, and this one goes on by itself, with what
 * could not be shown meanwhile.
 */
export const SessionEnded = () => {
  const [ended, setEnded] = useState(false);
  const client = useQueryClient();
  useEffect(() => onSession(setEnded), []);
  useEffect(() => {
    if (!ended) void client.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
  }, [ended, client]);
  return (
    <Modal
      open={ended}
      title="登录已结束"
      closable={false}
      keyboard={false}
      footer={
        <Button type="primary" autoFocus href="/desk/signed-in" target="_blank">
          重新登录
        </Button>
      }
    >
      为保护信息，登录在一段时间后自动结束。请在新打开的页面中登录，本页已填写的内容不会丢失。
    </Modal>
  );
};

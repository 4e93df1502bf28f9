import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';

const listen = (told: () => void): (() => void) => {
  addEventListener('online', told);
  addEventListener('offline', told);
  return () => {
    removeEventListener('online', told);
    removeEventListener('offline', told);
  };
};

/** Says that the line is down while it is; what is shown is asked for again by itself when it is back. */
export const LineDown = () => {
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <div role="status">
      {!online && <Alert banner type="warning" title="网络已断开：可以继续填写，网络恢复后会自动更新。" />}
    </div>
  );
};

import { Button, Result } from 'antd';
import { useRouteError } from 'react-router';
import { ProblemAlert } from './states.tsx';

export const PageMissing = () => (
  <Result
    status="404"
    title="没有这个页面"
    subTitle="地址可能已更改，请从首页进入。"
    extra={<Button href="/desk/">回到首页</Button>}
  />
);

/** A page that failed says so in words; a part of the portal that was replaced by a newer version loads after a refresh. */
export const PageBroken = () => <ProblemAlert error={useRouteError()} again={() => location.reload()} />;

import { Button, Result } from 'antd';
import { useRouteError } from 'react-router';
import { Page } from './page.tsx';
import { ProblemAlert } from './states.tsx';

export const PageMissing = () => (
  <Page title="没有这个页面">
    <Result status="404" title="地址可能已更改，请从首页进入。" extra={<Button href="/desk/">回到首页</Button>} />
  </Page>
);

/** A page that failed says so in words; a part of the portal that was replaced by a newer version loads after a refresh. */
export const PageBroken = () => (
  <Page title="页面出错了">
    <ProblemAlert error={useRouteError()} again={() => location.reload()} />
  </Page>
);

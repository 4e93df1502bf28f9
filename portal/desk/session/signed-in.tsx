import { Result } from 'antd';
import { Page } from '../shell/page.tsx';

/** Where a second tab ends after signing in again: the first one has heard of it. */
export const SignedIn = () => (
  <Page title="已登录">
    <Result status="success" title="请关闭本页，回到原来的页面继续办理。" />
  </Page>
);

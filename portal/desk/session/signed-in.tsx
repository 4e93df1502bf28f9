import { Result } from 'antd';

/** Where a second tab ends after signing in again: the first one has heard of it. */
export const SignedIn = () => (
  <Result status="success" title="已登录" subTitle="请关闭本页，回到原来的页面继续办理。" />
);

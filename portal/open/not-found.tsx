import { Page } from './page.tsx';

export const NotFound = () => (
  <Page title="没有这个页面" lead="地址可能输错了，或者页面已经移走。">
    <p>
      <a href="/">回到首页</a>，或者<a href="/search">查询失信信息和信用承诺</a>。
    </p>
  </Page>
);

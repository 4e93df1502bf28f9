/** Three ways in: look something up, repair, promise. */
import type { ReactNode } from 'react';
import { FeeNote } from './guide/fee-note.tsx';
import { Page } from './page.tsx';
import { SearchForm } from './search/search-form.tsx';

interface WayProps {
  readonly to: string;
  readonly title: string;
  readonly children: ReactNode;
}

const Way = ({ to, title, children }: WayProps) => (
  <li>
    <a className="card way" href={to}>
      <strong>{title}</strong>
      <span>{children}</span>
    </a>
  </li>
);

export const Landing = () => (
  <div className="landing">
    <Page
      title="信用修复与告知承诺"
      lead="查一查企业有哪些失信信息正在公示、哪天起可以申请修复，以及作出过哪些信用承诺。"
    >
      <SearchForm />
      <FeeNote />
      <ul className="ways" aria-label="常用服务">
        <Way to="/search" title="查询">
          公示中的失信信息和信用承诺，不需要登录
        </Way>
        <Way to="/desk/" title="我要修复">
          登录后一次申请，各认定单位分别办理，随时看进度
        </Way>
        <Way to="/matters" title="办事目录和承诺">
          哪些事项可以承诺代替材料，告知书和承诺书全文
        </Way>
      </ul>
      <p className="more">
        第一次办理？<a href="/repair">怎样修复，一步一步说明</a>
      </p>
    </Page>
  </div>
);

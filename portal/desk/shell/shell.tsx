import { LogoutOutlined } from '@ant-design/icons';
import { Button, Layout } from 'antd';
import { Suspense } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { roleLabels } from '#domain/access/person.ts';
import { menu } from '../areas.ts';
import { useMe } from '../person.ts';
import { signOut } from '../session/session.ts';
import { LineDown } from './line-down.tsx';
import { News } from './news.tsx';
import { Loading } from './states.tsx';
import { useCountOfWaiting, WaitingProvider } from './waiting.ts';
import './shell.css';

/** Header, menu by role, and the page itself. */
export const Shell = () => {
  const me = useMe();
  const { pathname } = useLocation();
  const shown = menu.filter(({ roles }) => roles.some((role) => me.roles.includes(role)));
  const waiting = useCountOfWaiting(shown.some((entry) => entry.waiting));
  const current = shown.filter(({ path }) => (path === '/' ? pathname === '/' : pathname.startsWith(path))).at(-1);
  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        跳到主要内容
      </a>
      <header className="shell-header">
        <a className="shell-name" href="/">
          信修
        </a>
        <nav aria-label="主菜单">
          <ul>
            {shown.map(({ path, label, waiting: counted }) => (
              <li key={path}>
                <Link to={path} {...(path === current?.path && { 'aria-current': 'page' as const })}>
                  {label}
                  {counted && waiting > 0 && (
                    <span className="badge">
                      {waiting}
                      <span className="unseen">项</span>
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="shell-person">
          <span>
            {[me.unit?.name, me.name].filter(Boolean).join(' ') || '申请人'}
            <small>{me.roles.map((role) => roleLabels[role]).join('、')}</small>
          </span>
          <Button type="text" icon={<LogoutOutlined />} onClick={() => void signOut()}>
            退出
          </Button>
        </div>
      </header>
      <LineDown />
      <main id="main" tabIndex={-1}>
        <WaitingProvider value={waiting}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </WaitingProvider>
      </main>
      <News />
    </Layout>
  );
};

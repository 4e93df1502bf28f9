import { LogoutOutlined } from '@ant-design/icons';
import { Button, Layout } from 'antd';
import { Suspense } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { roleLabels } from '#domain/access/person.ts';
import { menu } from '../areas.ts';
import { useMe } from '../person.ts';
import { signOut } from '../session/session.ts';
import { LineDown } from './line-down.tsx';
import { Loading } from './states.tsx';
import './shell.css';

/** Header, menu by role, and the page itself. */
export const Shell = () => {
  const me = useMe();
  const { pathname } = useLocation();
  const shown = menu.filter(({ roles }) => roles.some((role) => me.roles.includes(role)));
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
            {shown.map(({ path, label }) => (
              <li key={path}>
                <Link to={path} {...(path === current?.path && { 'aria-current': 'page' as const })}>
                  {label}
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
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </Layout>
  );
};

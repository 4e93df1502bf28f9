/** The frame of the public pages and which page an address shows. */
import type { ComponentType } from 'react';
import { useAddress } from './address.ts';
import { RepairPage } from './guide/repair-page.tsx';
import { DrawPage } from './inspections/draw-page.tsx';
import { DrawsPage } from './inspections/draws-page.tsx';
import { Landing } from './landing.tsx';
import { CataloguePage } from './matters/catalogue-page.tsx';
import { MatterPage } from './matters/matter-page.tsx';
import { NotFound } from './not-found.tsx';
import { RecordPage } from './search/record-page.tsx';
import { SearchPage } from './search/search-page.tsx';

/** `id` is what follows the last slash of an address that has one. */
type OpenPage = ComponentType<{ readonly id: string }>;

const pages: readonly (readonly [address: RegExp, page: OpenPage])[] = [
  [/^\/$/, Landing],
  [/^\/search$/, SearchPage],
  [/^\/record$/, RecordPage],
  [/^\/repair$/, RepairPage],
  [/^\/matters$/, CataloguePage],
  [/^\/matters\/([^/]+)$/, MatterPage],
  [/^\/inspections$/, DrawsPage],
  [/^\/inspections\/([^/]+)$/, DrawPage],
];

const pageAt = (path: string): { readonly Shown: OpenPage; readonly id: string } => {
  for (const [address, Shown] of pages) {
    const found = address.exec(path);
    if (found) return { Shown, id: decodeURIComponent(found[1] ?? '') };
  }
  return { Shown: NotFound, id: '' };
};

const menu = [
  ['/search', '查询'],
  ['/repair', '怎样修复'],
  ['/matters', '办事目录'],
  ['/inspections', '随机抽查'],
] as const;

export const App = () => {
  const { path } = useAddress();
  const { Shown, id } = pageAt(path);
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top">
        <div className="top-row">
          <a className="brand" href="/">
            <img src="/favicon.svg" alt="" width="32" height="32" />
            信修
          </a>
          <nav aria-label="主要栏目">
            {menu.map(([to, label]) => (
              <a key={to} href={to} aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </nav>
          <a className="button small" href="/desk/">
            登录办理
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Shown key={path} id={id} />
      </main>
      <footer className="foot">
        <p>信用修复与告知承诺公共服务。查询不需要登录，申请修复请登录办理。</p>
        <p>公示内容以认定单位的决定和公示平台的当前内容为准。</p>
      </footer>
    </>
  );
};

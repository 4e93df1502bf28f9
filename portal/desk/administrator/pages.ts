import type { RouteObject } from 'react-router';
import type { MenuEntry } from '../shell/navigation.ts';

const roles = ['administrator'] as const;

export const menu: readonly MenuEntry[] = [
  { path: '/catalogue', label: '事项目录', roles },
  { path: '/rules', label: '规则', roles },
  { path: '/directory', label: '单位、用户和平台', roles },
  { path: '/calendar', label: '节假日', roles },
];

export const pages: RouteObject[] = [
  { path: 'catalogue', lazy: () => import('./catalogue/catalogue.tsx') },
  { path: 'catalogue/new', lazy: () => import('./catalogue/edit.tsx') },
  { path: 'catalogue/:matterId', lazy: () => import('./catalogue/matter.tsx') },
  { path: 'catalogue/:matterId/next', lazy: () => import('./catalogue/edit.tsx') },
  { path: 'rules', lazy: () => import('./rules.tsx') },
  { path: 'directory', lazy: () => import('./directory.tsx') },
  { path: 'directory/users/:principalId', lazy: () => import('./user.tsx') },
  { path: 'calendar', lazy: () => import('./calendar.tsx') },
];

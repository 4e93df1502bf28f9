import type { RouteObject } from 'react-router';
import type { MenuEntry } from '../shell/navigation.ts';

const roles = ['administrator'] as const;

export const menu: readonly MenuEntry[] = [
  { path: '/rules', label: '规则', roles },
  { path: '/directory', label: '单位、用户和平台', roles },
  { path: '/calendar', label: '节假日', roles },
];

export const pages: RouteObject[] = [
  { path: 'rules', lazy: () => import('./rules.tsx') },
  { path: 'directory', lazy: () => import('./directory.tsx') },
  { path: 'calendar', lazy: () => import('./calendar.tsx') },
];

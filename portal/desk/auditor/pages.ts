import type { RouteObject } from 'react-router';
import type { MenuEntry } from '../shell/navigation.ts';

export const menu: readonly MenuEntry[] = [{ path: '/audit', label: '审计', roles: ['auditor'] }];

export const pages: RouteObject[] = [
  { path: 'audit', lazy: () => import('./search.tsx') },
  { path: 'audit/:kind/:id', lazy: () => import('./proof.tsx') },
];

import type { RouteObject } from 'react-router';
import type { MenuEntry } from '../shell/navigation.ts';

export const menu: readonly MenuEntry[] = [{ path: '/supervision', label: '督办', roles: ['supervisor'] }];

export const pages: RouteObject[] = [{ path: 'supervision', lazy: () => import('./supervision.tsx') }];

import type { RouteObject } from 'react-router';
import type { MenuEntry } from '../shell/navigation.ts';

export const menu: readonly MenuEntry[] = [
  { path: '/supervision', label: '督办', roles: ['supervisor'] },
  { path: '/inspection-draws', label: '抽查', roles: ['verifier', 'approver', 'supervisor', 'auditor'] },
  { path: '/deliveries', label: '投递', roles: ['supervisor', 'auditor', 'administrator'] },
  { path: '/standing', label: '运行', roles: ['supervisor', 'administrator'] },
];

export const pages: RouteObject[] = [
  { path: 'supervision', lazy: () => import('./supervision.tsx') },
  { path: 'inspection-draws', lazy: () => import('./draws/list.tsx') },
  { path: 'inspection-draws/new', lazy: () => import('./draws/announce.tsx') },
  { path: 'inspection-draws/:drawId', lazy: () => import('./draws/draw.tsx') },
  { path: 'deliveries', lazy: () => import('./deliveries.tsx') },
  { path: 'standing', lazy: () => import('./standing.tsx') },
];

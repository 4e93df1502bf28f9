import type { RouteObject } from 'react-router';
import type { MenuEntry } from '../shell/navigation.ts';

export const menu: readonly MenuEntry[] = [
  { path: '/queue', label: '待办', roles: ['acceptor', 'verifier', 'approver'], waiting: true },
  { path: '/cases', label: '事项', roles: ['acceptor', 'verifier', 'approver', 'supervisor', 'auditor'] },
];

export const pages: RouteObject[] = [
  { path: 'queue', lazy: () => import('./queue/queue.tsx') },
  { path: 'cases', lazy: () => import('./case/case-list.tsx') },
  { path: 'repair-cases/:caseId', lazy: () => import('./case/repair-case.tsx') },
  { path: 'commitment-cases/:caseId', lazy: () => import('./case/commitment-case.tsx') },
];

import type { RouteObject } from 'react-router';
import type { MenuEntry } from '../shell/navigation.ts';

const roles = ['applicant'] as const;

export const menu: readonly MenuEntry[] = [
  { path: '/enterprise', label: '我的首页', roles, waiting: true },
  { path: '/enterprise/records', label: '失信信息', roles },
  { path: '/enterprise/applications', label: '修复申请', roles },
  { path: '/enterprise/matters', label: '告知承诺', roles },
  { path: '/enterprise/commitments', label: '信用承诺', roles },
];

export const pages: RouteObject[] = [
  {
    path: 'enterprise',
    lazy: () => import('./area.tsx'),
    children: [
      { index: true, lazy: () => import('./home.tsx') },
      { path: 'records', lazy: () => import('./records/records.tsx') },
      { path: 'applications', lazy: () => import('./progress/applications.tsx') },
      { path: 'applications/new', lazy: () => import('./filing/wizard.tsx') },
      { path: 'applications/:applicationId', lazy: () => import('./progress/application.tsx') },
      { path: 'repair-cases/:caseId', lazy: () => import('./progress/of-case.tsx') },
      { path: 'matters', lazy: () => import('./promises/matters.tsx') },
      { path: 'matters/:matterId', lazy: () => import('./promises/matter.tsx') },
      { path: 'matters/cases/:caseId', lazy: () => import('./promises/matter-case.tsx') },
      { path: 'commitments', lazy: () => import('./promises/register.tsx') },
      { path: 'commitments/new', lazy: () => import('./promises/declare.tsx') },
    ],
  },
];

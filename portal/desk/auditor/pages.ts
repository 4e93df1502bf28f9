import type { RouteObject } from 'react-router';
import type { MenuEntry } from '../shell/navigation.ts';

export const menu: readonly MenuEntry[] = [];

export const pages: RouteObject[] = [];

import type { DetailTypes } from '../../shared/detail-types.ts';

/** Numbers are kept of repair cases only. */
export const handles: DetailTypes = [{ prefix: 'xinxiu.repair-case.' }];

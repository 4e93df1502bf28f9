import type { DetailTypes } from '../../shared/detail-types.ts';

/** A filed application opens cases; every event of a case may start its machine or end its wait. */
export const handles: DetailTypes = ['xinxiu.repair-application.filed.v1', { prefix: 'xinxiu.repair-case.' }];

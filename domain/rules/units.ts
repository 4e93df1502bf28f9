/** What stands behind a rule's number where people read it. Apart from the schemas, so that a public page can use it without them. */
import type { Unit } from './types.ts';

export const unitWords: Readonly<Record<Unit, string>> = {
  months: '个月',
  years: '年',
  workingDays: '个工作日',
  yuan: '元',
  conditions: '项条件',
  items: '项',
  kinds: '类',
  stages: '个阶段',
};

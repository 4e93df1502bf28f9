/** What people read instead of the identifiers of a record. */
import type { Severity } from '../rules/facts.ts';

export const severityLabels: Readonly<Record<Severity, string>> = { minor: '轻微', general: '一般', serious: '严重' };

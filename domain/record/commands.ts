import type * as z from '../kernel/schema.ts';
import type { RecordReport, Severity } from './report.ts';

/** What is ordered of a record. */
export type RecordCommand =
  | { readonly type: 'registerRecord'; report: RecordReport; correctedOn: string | null }
  | { readonly type: 'noteCorrection'; correctedOn: string; source: string }
  | { readonly type: 'determineSeverity'; severity: z.infer<typeof Severity>; standard: string; reason: string }
  | { readonly type: 'repairRecord'; caseId: string; ruleSetId: string; clause: string }
  | { readonly type: 'revokeRepair'; caseId: string; reason: string }
  | { readonly type: 'stopAutomatically'; today: string };

import * as z from '#domain/kernel/schema.ts';
import { caseTable, directoryTable, recordTable, stage } from '../../shared/env.ts';

export const StatisticsEnv = z.object({ ...caseTable, ...recordTable, ...directoryTable, ...stage });
export type StatisticsEnv = z.infer<typeof StatisticsEnv>;

/** How a command on a repair case is answered: where the case stands now and what the person can do next. */
import * as z from '#domain/kernel/schema.ts';
import { RepairStage } from '#domain/repair/state.ts';
import { actions } from './case-shapes.ts';
import { described } from './described.ts';

export const CaseCommandAnswer = described(
  z.object(() => ({
    caseId: z.string(),
    version: z.int(),
    stage: RepairStage,
    stageLabel: z.string(),
    records: z.array(z.object({ recordId: z.string(), outcome: z.string() })),
    ...actions,
  })),
  { id: 'CaseCommandAnswer', description: '办理结果：事项现状和接下来可办的操作' },
);

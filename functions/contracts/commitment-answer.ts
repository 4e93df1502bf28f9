/** How a command on a commitment case is answered: where the case stands now and what the person can do next. */
import { CommitmentStage } from '#domain/commitment/state.ts';
import * as z from '#domain/kernel/schema.ts';
import { actions } from './case-shapes.ts';
import { described } from './described.ts';

export const CommitmentCommandAnswer = described(
  z.object(() => ({
    caseId: z.string(),
    version: z.int(),
    stage: CommitmentStage,
    stageLabel: z.string(),
    ...actions,
  })),
  { id: 'CommitmentCommandAnswer', description: '办理结果：事项现状和接下来可办的操作' },
);

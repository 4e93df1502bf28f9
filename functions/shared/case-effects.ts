/** How the delivery ledger tells a case that its platforms have answered: two commands through the door, as any other. */
import { systemActor } from '#domain/kernel/actor.ts';
import type { RepairCommand } from '#domain/repair/commands.ts';
import { completeEffect, confirmCommitmentPublication } from '#domain/repair/decide/receipts.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import type { Door } from './case-store/door.ts';
import type { CaseEffects } from './ledger/tally-receipts.ts';

const repairCase = repairCaseOf({ completeEffect, confirmCommitmentPublication });

/** The commands over a door. The command ids are the same each time, so a history shows a repetition as one. */
export const makeCaseEffects = (door: Door): CaseEffects => {
  const command = (id: string, commandId: string, given: RepairCommand) =>
    door({ kind: repairCase, id, command: given, actor: systemActor('receipts'), commandId });
  return {
    completeEffect: (caseId, recordId, completed) => {
      const names = completed.map(({ effect }) => effect).join('+');
      return command(caseId, `effect-${recordId}-${names}`, { type: 'completeEffect', recordId, completed });
    },
    confirmCommitmentPublication: (caseId, receipts) =>
      command(caseId, 'commitment-published', { type: 'confirmCommitmentPublication', receipts }),
  };
};

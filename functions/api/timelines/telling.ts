/** How each kind of case is read where its history is told. */
import { commitmentDesk } from '#domain/commitment/desk.ts';
import { CommitmentEvent } from '#domain/commitment/events.ts';
import { evolveCommitmentCase } from '#domain/commitment/evolve.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { RepairEvent } from '#domain/repair/events.ts';
import { evolveRepairCase } from '#domain/repair/evolve.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';

export const repairCases = {
  kind: { ...storedRepairCase, event: RepairEvent, evolve: evolveRepairCase },
  desk: repairDesk,
};

export const commitmentCases = {
  kind: { ...storedCommitmentCase, event: CommitmentEvent, evolve: evolveCommitmentCase },
  desk: commitmentDesk,
};

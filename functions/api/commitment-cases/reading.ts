import { commitmentDesk } from '#domain/commitment/desk.ts';
import { storedCommitmentCase } from '#domain/commitment/stored.ts';

/** How a commitment case is read for the policy. */
export const reading = { kind: storedCommitmentCase, desk: commitmentDesk };

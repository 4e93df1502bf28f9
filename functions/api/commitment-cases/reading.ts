import { commitmentCase } from '#domain/commitment/commitment-case.ts';
import { commitmentDesk } from '#domain/commitment/desk.ts';

/** How a commitment case is read for the policy. */
export const reading = { kind: commitmentCase, desk: commitmentDesk };

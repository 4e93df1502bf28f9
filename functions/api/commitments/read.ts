import { readCreditCommitment } from '#contracts/commitments.ts';
import { ok } from '#domain/kernel/result.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { aboutCommitment } from './about.ts';
import { commitmentView } from './view.ts';

export const readCreditCommitmentRoute = (deps: ApiDeps) =>
  route(readCreditCommitment, {
    about: ({ params }) => aboutCommitment(deps.reader, params.commitmentId),
    handle: async ({ person }, stored) => ok(await commitmentView(stored, person, await deps.look())),
  });

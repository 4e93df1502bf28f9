/** What follows a declared commitment: its unit finds how far it was kept, or its subject takes it back. */
import { type CreditCommitmentAnswer, recordPerformance, withdrawDeclaration } from '#contracts/commitments.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import {
  type CreditCommitmentCommand,
  type CreditCommitmentState,
  creditCommitment,
} from '#domain/credit-commitment/credit-commitment.ts';
import type { PerformanceFinding } from '#domain/credit-commitment/performance.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type Allowed, route } from '../../shared/http/route.ts';
import { aboutCommitment, registeredIn } from './about.ts';
import { commandAnswer } from './view.ts';

export const withdrawDeclarationRoute = (deps: ApiDeps) =>
  route(withdrawDeclaration, {
    about: ({ params }) => aboutCommitment(deps.reader, params.commitmentId),
    handle: (request, { id }) =>
      onCommitment(deps, id, { type: 'withdrawDeclaration', reason: request.body.reason }, request),
  });

export const recordPerformanceRoute = (deps: ApiDeps) =>
  route(recordPerformance, {
    about: ({ params }) => aboutCommitment(deps.reader, params.commitmentId),
    handle: async (request, { id }) => {
      const { body, person } = request;
      const finding: PerformanceFinding =
        body.status === 'full' ? { status: 'full', unkept: null, accountability: null } : body;
      const performance = {
        ...finding,
        determinedOn: shanghaiDate(await deps.clock.now()),
        determiningUnitId: person.unitId ?? '',
        source: { kind: 'declaration', id } as const,
      };
      return onCommitment(deps, id, { type: 'recordPerformance', performance }, request);
    },
  });

const onCommitment = async (
  deps: ApiDeps,
  id: string,
  command: CreditCommitmentCommand,
  { person, acting, idempotency }: Pick<Allowed<typeof withdrawDeclaration>, 'person' | 'acting' | 'idempotency'>,
): Promise<Result<z.input<typeof CreditCommitmentAnswer>, Refusal>> => {
  const today = shanghaiDate(await deps.clock.now());
  const done = await deps.door({
    kind: creditCommitment,
    id,
    command,
    ...acting,
    idempotency,
    answer: (after) => {
      const stored = registeredIn(after as Stored<CreditCommitmentState>);
      return stored && commandAnswer(stored, person, today);
    },
  });
  return done.ok ? ok(done.value.answer as z.input<typeof CreditCommitmentAnswer>) : done;
};

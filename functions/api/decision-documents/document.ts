/** From a case's history to the document of its decision, for every kind of case. */
import type { DecisionDocumentContract } from '#contracts/decision-documents.ts';
import type { DomainEvent, Schema } from '#domain/kernel/aggregate.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import type { DecisionDocument, ToldEvent } from '#domain/kernel/decision-document.ts';
import { EventBody, type StoredEvent } from '#domain/kernel/event.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { aboutCase, type Reading } from '../../shared/cases/about-case.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { drawn } from './draw.ts';

interface Deciding<S extends CaseInGeneral, E extends DomainEvent> extends Reading<S> {
  readonly event: Schema<E>;
  readonly decisionOf: (history: readonly ToldEvent<E>[], sequence?: number) => DecisionDocument | null;
}

export const decisionDocumentRoute = <S extends CaseInGeneral, E extends DomainEvent>(
  deps: ApiDeps,
  contract: DecisionDocumentContract,
  of: Deciding<S, E>,
  readFont: () => Promise<Buffer>,
) =>
  route(contract, {
    about: ({ params }) => aboutCase(deps.reader, of, params.caseId),
    handle: async ({ params: { caseId }, query: { sequence } }) => {
      const events = await deps.reader.events(of.kind, caseId);
      const decision = of.decisionOf(
        events.map((stored) => told(of.event, stored)),
        sequence,
      );
      if (decision === null) return refuse({ code: 'decisionNotFound' });
      const [font, context] = await Promise.all([readFont(), deps.look()]);
      const [subject, ...units] = await Promise.all([
        context.subjectName(decision.subjectId),
        ...decision.unitIds.map(async (unitId) => (await context.unit(unitId)).name),
      ]);
      const pdf = await drawn(decision, { subject, units }, font);
      const fileName = `decision-${caseId}-${decision.sequence}.pdf`;
      return ok({ fileName, content: pdf.toString('base64'), next: null });
    },
  });

const told = <E extends DomainEvent>(schema: Schema<E>, { body, hash, algorithm }: StoredEvent): ToldEvent<E> => {
  const { type, data, sequence, occurredAt, recordedAt, actor } = EventBody.parse(JSON.parse(body));
  return {
    event: schema.parse({ type, data }),
    meta: { sequence, occurredAt, recordedAt, actor },
    seal: { hash, algorithm },
  };
};

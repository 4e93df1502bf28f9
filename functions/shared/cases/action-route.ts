/** Every action on a case is the same few steps: who, on which case, which documents, one command through the door. */
import type { CaseActionContract } from '#contracts/case-actions.ts';
import type { Person } from '#domain/access/person.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { ok } from '#domain/kernel/result.ts';
import * as z from '#domain/kernel/schema.ts';
import type { Material } from '#domain/repair/material.ts';
import { evidenceFor, ownOf, resolveMaterials, type Wanted } from '../documents.ts';
import { sha256 } from '../hash.ts';
import type { StoreDeps } from '../http/deps.ts';
import { route } from '../http/route.ts';
import { aboutCase, type Handling } from './about-case.ts';

export interface Acting<S extends CaseInGeneral> extends Handling<S> {
  /** How the kind's command carries the documents it names. */
  readonly documents: (materials: readonly Material[]) => object;
  readonly answer: (after: Stored<S>, person: Person) => unknown;
}

export const caseActionRoute = <S extends CaseInGeneral>(
  deps: StoreDeps,
  contract: CaseActionContract,
  of: Acting<S>,
) =>
  route(contract, {
    about: ({ params, body }) => aboutCase(deps.reader, of, params.caseId, OnItem.parse(body).itemId),
    handle: async ({ params, body, person, acting, idempotency }, before) => {
      const wanted = wantedDocuments(body);
      const { role, unitId } = acting.actor;
      const usable =
        role === 'applicant'
          ? ownOf(before.state.subjectId)
          : evidenceFor(params.caseId, unitId, of.desk.documentsOf(before.state));
      const materials = await resolveMaterials(deps.db, deps.tables.directory, usable, wanted, sha256.hex);
      if (!materials.ok) return materials;
      const done = await deps.door({
        kind: of.kind,
        id: params.caseId,
        command: { type: contract.operationId, ...body, ...(wanted.length > 0 && of.documents(materials.value)) },
        ...acting,
        before,
        idempotency,
        answer: (after) => of.answer(after as Stored<S>, person),
      });
      return done.ok ? ok(done.value.answer) : done;
    },
  });

const OnItem = z.object(() => ({ itemId: z.optional(z.string()) }));

const ids = z.optional(z.array(z.string()));
const WithDocuments = z.object(() => ({
  documentIds: ids,
  answers: z.optional(z.array(z.object({ documentIds: ids }))),
  result: z.optional(z.object({ documentIds: ids })),
}));

/** Wherever an action names documents: as a whole, in the answers of a supplement, in a result. */
const wantedDocuments = (body: unknown): Wanted[] => {
  const { documentIds = [], answers = [], result } = WithDocuments.parse(body);
  const named = [
    ...documentIds,
    ...answers.flatMap((answer) => answer.documentIds ?? []),
    ...(result?.documentIds ?? []),
  ];
  return named.map((documentId) => ({ documentId }));
};

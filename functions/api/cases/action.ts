/** Every action on a case is the same few steps: who, on which case, which documents, one command through the door. */
import * as z from 'zod';
import type { CaseActionContract } from '#contracts/repair-cases.ts';
import type { CaseCommandAnswer } from '#contracts/shared.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import { ok } from '#domain/kernel/result.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import { aboutCase } from '../../shared/cases/about-case.ts';
import { resolveMaterials, type Wanted } from '../../shared/documents.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { commandAnswer } from '../../shared/views/case.ts';

export const caseActionRoute = (deps: ApiDeps, contract: CaseActionContract) =>
  route(contract, {
    about: ({ params, body }) => aboutCase(deps.reader, params.caseId, OnItem.parse(body).itemId),
    handle: async ({ params, body, person, acting, idempotency }, before) => {
      const wanted = wantedDocuments(body);
      const materials = await resolveMaterials(
        deps.db,
        deps.tables.directory,
        before.state.subjectId,
        wanted,
        sha256.hex,
      );
      if (!materials.ok) return materials;
      const done = await deps.door({
        kind: repairCase,
        id: params.caseId,
        command: { type: contract.operationId, ...body, ...(wanted.length > 0 && { materials: materials.value }) },
        ...acting,
        before,
        idempotency,
        answer: (after) => commandAnswer(after as Stored<RepairCaseState>, person),
      });
      return done.ok ? ok(done.value.answer as z.input<typeof CaseCommandAnswer>) : done;
    },
  });

const OnItem = z.object({ itemId: z.string().optional() });

const ids = z.array(z.string());
const WithDocuments = z.object({
  documentIds: ids.optional(),
  answers: z.array(z.object({ documentIds: ids })).optional(),
});

/** Wherever an action names documents: as a whole, or in the answers of a supplement. */
const wantedDocuments = (body: unknown): Wanted[] => {
  const { documentIds = [], answers = [] } = WithDocuments.parse(body);
  return [...documentIds, ...answers.flatMap((answer) => answer.documentIds)].map((documentId) => ({ documentId }));
};

/** A document for those it concerns. Whoever is not its owner names the case it is a material of, and the look is recorded. */
import { readDocument as contract } from '#contracts/documents.ts';
import { subjectsOf } from '#domain/access/person.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { aboutAnyCase } from '../../shared/cases/case-kinds.ts';
import { type Document, readDocument } from '../../shared/documents.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type About, route } from '../../shared/http/route.ts';
import { type DocumentStore, downloadSeconds, signDownload } from './store.ts';
import { documentView } from './view.ts';

export const readDocumentRoute = (deps: ApiDeps, store: DocumentStore) =>
  route(contract, {
    about: ({ params, query, person }) => aboutDocument(deps, params.documentId, query.caseId, subjectsOf(person)),
    handle: async ({ query, acting, requestId }, document) => {
      if (acting.actor.role !== 'applicant') {
        // A file may hold anything, so every look at it by the authorities counts as a look at personal data.
        const command = {
          type: 'readPersonalData',
          fields: [`document:${document.documentId}`],
          purpose: '查看材料',
          caseId: query.caseId,
        };
        const { subjectId } = document;
        const noted = await deps.door({ kind: creditSubject, id: subjectId, command, ...acting, commandId: requestId });
        if (!noted.ok) return noted;
      }
      const expiresAt = new Date(Date.parse(deps.clock.realNow()) + downloadSeconds * 1000).toISOString();
      const download = document.status === 'uploaded' ? { url: await signDownload(store, document), expiresAt } : null;
      return ok({ ...documentView(document), download });
    },
  });

const aboutDocument = async (
  deps: ApiDeps,
  documentId: string,
  caseId: string | undefined,
  represented: readonly string[],
): Promise<Result<About<Document>, Refusal>> => {
  const document = await readDocument(deps.db, deps.tables.directory, documentId);
  if (document === null) return refuse({ code: 'documentUnknown' });
  const own = { loaded: document, subjectId: document.subjectId };
  if (caseId === undefined)
    return represented.includes(document.subjectId) ? ok(own) : refuse({ code: 'caseNotNamed' });
  const about = await aboutAnyCase(deps.reader, caseId);
  if (!about.ok) return about;
  const { desk, stored } = about.value.loaded;
  const named = desk.documentsOf(stored.state);
  if (!named.includes(documentId)) return refuse({ code: 'documentUnknown' });
  return ok({ ...own, unitIds: about.value.unitIds ?? [], regionId: stored.state.regionId });
};

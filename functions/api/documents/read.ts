/**
 * A document for those it concerns. Whoever is not its owner names the case it is a material of, and the look is recorded. Evidence of a
 * unit belongs to its case alone; the subject may see it once a decision rests on it.
 */
import { readDocument as contract } from '#contracts/documents.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { readPersonalData } from '#domain/subject/decide.ts';
import { subjectOf } from '#domain/subject/kind.ts';
import { aboutAnyCase } from '../../shared/cases/case-kinds.ts';
import { type Document, readDocument } from '../../shared/documents.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type About, route } from '../../shared/http/route.ts';
import { type DocumentStore, downloadSeconds, signDownload } from './store.ts';
import { documentView } from './view.ts';

const readSubjects = subjectOf({ readPersonalData });

export const readDocumentRoute = (deps: ApiDeps, store: DocumentStore) =>
  route(contract, {
    about: ({ params, query, person }) => aboutDocument(deps, params.documentId, query.caseId, person),
    handle: async ({ query, acting, requestId }, document) => {
      if (acting.actor.role !== 'applicant') {
        // A file may hold anything, so every look at it by the authorities counts as a look at personal data.
        const command = {
          type: 'readPersonalData',
          fields: [`document:${document.documentId}`],
          purpose: '查看材料',
          caseId: query.caseId ?? document.ofUnit?.caseId,
        };
        const { subjectId } = document;
        const noted = await deps.door({ kind: readSubjects, id: subjectId, command, ...acting, commandId: requestId });
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
  named: string | undefined,
  person: Person,
): Promise<Result<About<Document>, Refusal>> => {
  const document = await readDocument(deps.db, deps.tables.directory, documentId);
  if (document === null) return refuse({ code: 'documentUnknown' });
  const { subjectId, ofUnit } = document;
  const caseId = named ?? ofUnit?.caseId;
  if (caseId !== undefined) return aboutInCase(deps, document, caseId, person);
  const own = subjectsOf(person).includes(subjectId);
  return own ? ok({ loaded: document, subjectId }) : refuse({ code: 'caseNotNamed' });
};

/** Whoever may read the case may read what it holds. What a unit has uploaded and not named yet is its own. */
const aboutInCase = async (
  deps: ApiDeps,
  document: Document,
  caseId: string,
  person: Person,
): Promise<Result<About<Document>, Refusal>> => {
  const about = await aboutAnyCase(deps.reader, caseId);
  if (!about.ok) return about;
  const { desk, stored } = about.value.loaded;
  const { documentId, subjectId, ofUnit } = document;
  const forSubject = ofUnit === undefined || desk.documentsForSubject(stored.state).includes(documentId);
  // To the subject, evidence that no decision rests on yet is not there.
  const hidden = !forSubject && person.unitId === undefined && subjectsOf(person).includes(subjectId);
  if (hidden) return refuse({ code: 'documentUnknown' });
  const { unitIds = [] } = about.value;
  if (desk.documentsOf(stored.state).includes(documentId))
    return ok({ loaded: document, ...(forSubject && { subjectId }), unitIds, regionId: stored.state.regionId });
  const unused = ofUnit?.caseId === caseId && ofUnit.unitId === person.unitId;
  return unused ? ok({ loaded: document, unitIds: [ofUnit.unitId] }) : refuse({ code: 'documentUnknown' });
};

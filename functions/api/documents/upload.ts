/**
 * The first half of an upload: the row that says what the file must be, and a signed address that takes nothing else. The applicant's side
 * uploads for a subject, an officer for a case that their unit handles.
 */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { allowedContentTypes, maxDocumentBytes } from '#contracts/document-limits.ts';
import { requestUpload } from '#contracts/documents.ts';
import { type Person, subjectsOf } from '#domain/access/person.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { aboutAnyCase } from '../../shared/cases/case-kinds.ts';
import { derivedId } from '../../shared/derived-id.ts';
import { type Document, documentKey, readDocument } from '../../shared/documents.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type About, route } from '../../shared/http/route.ts';
import { type DocumentStore, signUpload, uploadSeconds } from './store.ts';

export const requestUploadRoute = (deps: ApiDeps, store: DocumentStore) =>
  route(requestUpload, {
    about: ({ body, person }) => aboutUpload(deps, body, person),
    handle: async ({ body, person, acting, idempotency }, subjectId) => {
      if (!allowedContentTypes.some((type) => type === body.contentType))
        return refuse({ code: 'documentTypeNotAllowed' });
      if (body.size > maxDocumentBytes)
        return refuse({ code: 'documentTooLarge', params: { maxBytes: maxDocumentBytes } });
      const { recordId, caseId, kind = 'unitEvidence', fileName, contentType, size, sha256 } = body;
      const kept = await keep(deps, {
        schemaVersion: 1,
        documentId: derivedId('doc', idempotency),
        ...{ subjectId, kind, fileName, contentType, size, sha256 },
        ...(recordId !== undefined && { recordId }),
        ...(caseId !== undefined && { ofUnit: { caseId, unitId: acting.actor.unitId ?? '' } }),
        status: 'awaiting',
        createdBy: person.principalId,
        createdAt: await deps.clock.now(),
        uploadedAt: null,
        requestHash: idempotency.bodyHash,
      });
      if (!kept.ok) return kept;
      const { url, headers } = await signUpload(store, kept.value);
      const expiresAt = new Date(Date.parse(deps.clock.realNow()) + uploadSeconds * 1000).toISOString();
      return ok({ documentId: kept.value.documentId, upload: { method: 'PUT' as const, url, headers, expiresAt } });
    },
  });

type Body = z.output<typeof requestUpload.body>;

/** What the upload is about, and the subject it concerns: the one named, or the one of the case. */
const aboutUpload = async (
  deps: ApiDeps,
  { subjectId, caseId }: Body,
  person: Person,
): Promise<Result<About<string>, Refusal>> => {
  if (caseId === undefined) {
    const own = subjectId !== undefined && subjectsOf(person).includes(subjectId);
    if (person.unitId !== undefined && !own) return refuse({ code: 'caseNotNamed' });
    return ok({ loaded: subjectId ?? '', ...(subjectId !== undefined && { subjectId }) });
  }
  if (person.unitId === undefined) return refuse({ code: 'subjectNotNamed' });
  const about = await aboutAnyCase(deps.reader, caseId);
  if (!about.ok) return about;
  const { loaded, unitIds = [] } = about.value;
  return ok({ loaded: loaded.stored.state.subjectId, unitIds });
};

/** The id comes from the request's key: a repetition finds the same row, and another request under the same key finds a foreign one. */
const keep = async (deps: ApiDeps, document: Document): Promise<Result<Document, Refusal>> => {
  const Item = { ...documentKey(document.documentId), ...document };
  try {
    await deps.db.send(
      new PutCommand({ TableName: deps.tables.directory, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
    return ok(document);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const there = await readDocument(deps.db, deps.tables.directory, document.documentId);
    return there?.requestHash === document.requestHash ? ok(there) : refuse({ code: 'idempotencyKeyReused' });
  }
};

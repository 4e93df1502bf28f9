/** The first half of an upload: the row that says what the file must be, and a signed address that takes nothing else. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { allowedContentTypes, maxDocumentBytes } from '#contracts/document-limits.ts';
import { requestUpload } from '#contracts/documents.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { derivedId } from '../../shared/derived-id.ts';
import { type Document, documentKey, readDocument } from '../../shared/documents.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { type DocumentStore, signUpload, uploadSeconds } from './store.ts';

export const requestUploadRoute = (deps: ApiDeps, store: DocumentStore) =>
  route(requestUpload, {
    about: async ({ body }) => ok({ loaded: undefined, subjectId: body.subjectId }),
    handle: async ({ body, person, idempotency }) => {
      if (!allowedContentTypes.some((type) => type === body.contentType))
        return refuse({ code: 'documentTypeNotAllowed' });
      if (body.size > maxDocumentBytes)
        return refuse({ code: 'documentTooLarge', params: { maxBytes: maxDocumentBytes } });
      const { recordId, ...rest } = body;
      const kept = await keep(deps, {
        ...rest,
        ...(recordId !== undefined && { recordId }),
        schemaVersion: 1,
        documentId: derivedId('doc', idempotency),
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

/** The second half: what was uploaded is read and held against what was announced. Only then can an application use it. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { completeUpload } from '#contracts/documents.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { type Document, documentKey, readDocument } from '../../shared/documents.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { beginsAs, type DocumentStore, inspect } from './store.ts';
import { documentView } from './view.ts';

export const completeUploadRoute = (deps: ApiDeps, store: DocumentStore) =>
  route(completeUpload, {
    about: async ({ params }) => {
      const document = await readDocument(deps.db, deps.tables.directory, params.documentId);
      if (document === null) return refuse({ code: 'documentUnknown' });
      const { subjectId, ofUnit } = document;
      return ok({ loaded: document, ...(ofUnit === undefined ? { subjectId } : { unitIds: [ofUnit.unitId] }) });
    },
    handle: async (_, document) => {
      if (document.status === 'uploaded') return ok(documentView(document));
      const wrong = await mismatch(store, document);
      return wrong === null ? ok(documentView(await markUploaded(deps, document))) : refuse(wrong);
    },
  });

const mismatch = async (store: DocumentStore, document: Document): Promise<Refusal | null> => {
  const uploaded = await inspect(store, document);
  if (uploaded === null) return { code: 'documentNotUploaded' };
  if (uploaded.size !== document.size) return { code: 'documentSizeMismatch' };
  if (uploaded.sha256 !== document.sha256) return { code: 'documentHashMismatch' };
  const { contentType } = document;
  return beginsAs(contentType, uploaded.start) ? null : { code: 'documentTypeMismatch', params: { contentType } };
};

const markUploaded = async (deps: ApiDeps, document: Document): Promise<Document> => {
  const { documentId } = document;
  const update = {
    TableName: deps.tables.directory,
    Key: documentKey(documentId),
    UpdateExpression: 'SET #status = :uploaded, uploadedAt = :at',
    ConditionExpression: '#status = :awaiting',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':uploaded': 'uploaded', ':awaiting': 'awaiting', ':at': await deps.clock.now() },
  };
  // Somebody who confirmed at the same moment was first: the row says when.
  await deps.db.send(new UpdateCommand(update)).catch(unlessConfirmed);
  return (await readDocument(deps.db, deps.tables.directory, documentId)) ?? document;
};

const unlessConfirmed = (error: unknown): void => {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
};

/** Documents in the directory: what a file must be, and whether it has been found to be so. The bytes lie in the document bucket. */
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { saltedDigest } from '#domain/kernel/salted-digest.ts';
import * as z from '#domain/kernel/schema.ts';
import { Material } from '#domain/repair/material.ts';

export const Document = z.object(() => ({
  schemaVersion: z.literal(1),
  documentId: z.string(),
  subjectId: z.string(),
  recordId: z.optional(z.string()),
  /** Of a unit's own evidence: whose it is and the one case it serves. Absent: the subject's own. */
  ofUnit: z.optional(z.strictObject({ unitId: z.string(), caseId: z.string() })),
  kind: Material.shape.kind,
  fileName: z.string(),
  contentType: z.string(),
  size: z.int(),
  sha256: z.string(),
  status: z.enum(['awaiting', 'uploaded']),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  uploadedAt: z.nullable(z.iso.datetime()),
  /** Digest of the request that made it, so that its repetition is told from another one. */
  requestHash: z.string(),
}));
export type Document = z.infer<typeof Document>;

export const documentKey = (documentId: string) => ({ pk: `DOCUMENT#${documentId}`, sk: 'DOCUMENT' });
/** Where its bytes lie in the bucket. Never deleted from there by a person, so the name needs no more than the id. */
export const objectKey = (document: Pick<Document, 'subjectId' | 'documentId'>): string =>
  `documents/${document.subjectId}/${document.documentId}`;

/** The document's row, read consistently; null if there is none. */
export const readDocument = async (
  db: DynamoDBDocumentClient,
  table: string,
  documentId: string,
): Promise<Document | null> => {
  const { Item } = await db.send(
    new GetCommand({ TableName: table, Key: documentKey(documentId), ConsistentRead: true }),
  );
  return Item === undefined ? null : Document.parse(Item);
};

export interface Wanted {
  readonly documentId: string;
  /** The record it is handed in for; absent: for the whole. */
  readonly recordId?: string;
}

/** Which documents somebody may name. */
export type Usable = (document: Document) => boolean;

/** The applicant's side names what was uploaded for the subject. */
export const ownOf =
  (subjectId: string): Usable =>
  (document) =>
    document.subjectId === subjectId && document.ofUnit === undefined;

/** An officer names what their unit uploaded for this very case, and whatever the case holds already. */
export const evidenceFor =
  (caseId: string, unitId: string | undefined, inCase: readonly string[]): Usable =>
  ({ documentId, ofUnit }) =>
    inCase.includes(documentId) || (ofUnit?.caseId === caseId && ofUnit.unitId === unitId);

/**
 * The documents a command refers to, as materials of a case: each must be uploaded, checked, and `usable`, else `documentNotFound`.
 */
export const resolveMaterials = async (
  db: DynamoDBDocumentClient,
  table: string,
  usable: Usable,
  wanted: readonly Wanted[],
  digest: (text: string) => string,
): Promise<Result<Material[], Refusal>> => {
  const rows = await readMany(db, table, [...new Set(wanted.map((w) => w.documentId))]);
  const materials: Material[] = [];
  for (const { documentId, recordId } of wanted) {
    const document = rows.get(documentId);
    if (document === undefined || document.status !== 'uploaded' || !usable(document))
      return refuse({ code: 'documentNotFound', params: { documentId } });
    const about = recordId ?? document.recordId;
    materials.push({
      documentId,
      kind: document.kind,
      ...(about !== undefined && { recordId: about }),
      sha256: saltedDigest(document, digest),
    });
  }
  return ok(materials);
};

const maxBatch = 100;

const readMany = async (
  db: DynamoDBDocumentClient,
  table: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Document>> => {
  const found = new Map<string, Document>();
  let wanted: Record<string, unknown>[] = ids.map(documentKey);
  while (wanted.length > 0) {
    const RequestItems = { [table]: { Keys: wanted.slice(0, maxBatch), ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await db.send(new BatchGetCommand({ RequestItems }));
    for (const item of Responses?.[table] ?? []) {
      const document = Document.parse(item);
      found.set(document.documentId, document);
    }
    wanted = [...wanted.slice(maxBatch), ...(UnprocessedKeys?.[table]?.Keys ?? [])];
  }
  return found;
};

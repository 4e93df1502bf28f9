/** The report of an import, kept for whoever sent the file. */
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import type { ImportReport } from './import-file.ts';

const keyOf = (importId: string) => ({ pk: `IMPORT#${importId}`, sk: 'REPORT' });

const Problem = z.object(() => ({ line: z.number(), field: z.string(), rule: z.string(), message: z.string() }));
const Kept = z.object(() => ({
  importId: z.string(),
  /** How often the file has been loaded; the report is the last load's. */
  loads: z.int(),
  loadedAt: z.iso.datetime(),
  report: z.object({
    fileSha256: z.string(),
    rows: z.int(),
    registered: z.int(),
    unchanged: z.int(),
    rejectedRows: z.int(),
    rejected: z.array(Problem),
    warnings: z.array(Problem),
  }),
}));
export type KeptImportReport = z.infer<typeof Kept>;

/** The last report of this import, or undefined while it has not ended once. */
export const readImportReport = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  importId: string,
): Promise<KeptImportReport | undefined> => {
  const { Item } = await db.send(
    new GetCommand({ TableName: directoryTable, Key: keyOf(importId), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : Kept.parse(Item);
};

/** Keeps a load's report in the place of an earlier one of the same import. */
export const keepImportReport = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  importId: string,
  load: { readonly loadedAt: string; readonly report: ImportReport },
): Promise<void> => {
  const loads = ((await readImportReport(db, directoryTable, importId))?.loads ?? 0) + 1;
  await db.send(
    new PutCommand({
      TableName: directoryTable,
      Item: { ...keyOf(importId), schemaVersion: 1, importId, loads, ...load },
    }),
  );
};

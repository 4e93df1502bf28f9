/** The platforms' configuration in the directory table. Whoever configures one writes `platformItem`; functions only read. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Platform } from '#domain/delivery/platform.ts';
import * as z from '#domain/kernel/schema.ts';
import { getRow } from '../get-row.ts';
import { keptFor } from '../kept.ts';
import { queryAll } from '../query-all.ts';

const schemaVersion = 1;
const keptMilliseconds = 5 * 60 * 1000;
const listKey = 'PLATFORMS';
const Row = z.object(() => ({ schemaVersion: z.literal(schemaVersion), platform: Platform }));

const keyOf = (platformId: string) => ({ pk: `PLATFORM#${platformId}`, sk: 'PLATFORM' });

/** The table row of a platform. */
export const platformItem = (platform: Platform) => ({
  ...keyOf(platform.id),
  schemaVersion,
  platform,
  gsi2pk: listKey,
  gsi2sk: platform.id,
});

/** The platform as configured now; null if there is none of that id. */
export const readPlatform = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  platformId: string,
): Promise<Platform | null> => {
  const row = await getRow(db, directoryTable, keyOf(platformId));
  return row === undefined ? null : Row.parse(row).platform;
};

/**
 * The platform for whoever checks what it signed: kept as long as its secrets are, so that a message costs no read of what hardly ever
 * changes. One that is not configured yet is found as soon as it is.
 */
export const makeFindPlatform = (db: DynamoDBDocumentClient, directoryTable: string) =>
  keptFor(keptMilliseconds, (platformId) => readPlatform(db, directoryTable, platformId));

/** Every configured platform, by id. The index may lag by moments behind a change of the configuration. */
export const listPlatforms = async (db: DynamoDBDocumentClient, directoryTable: string): Promise<Platform[]> => {
  const items = await queryAll(db, {
    TableName: directoryTable,
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :list',
    ExpressionAttributeValues: { ':list': listKey },
  });
  return items.map((item) => Row.parse(item).platform);
};

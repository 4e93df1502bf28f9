/**
 * A draw's pool in the case table: compressed pages beside the draw's history, written in the transaction of the draw and never changed.
 * Why not in the event: a year of a large unit is some megabytes, an event must fit onto the bus. Why not in a bucket: there it could be
 * written without the draw, or the draw without it.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { canonical } from '#domain/kernel/canonical.ts';
import * as z from '#domain/kernel/schema.ts';
import { type InspectionDrawState, storedDraw } from '#domain/supervision/draw-state.ts';
import { digestOf, type Pool, PoolCase } from '#domain/supervision/pool.ts';
import type { TransactItem } from '../case-store/items.ts';
import { aggregatePk, poolSk, rowVersion } from '../case-store/keys.ts';
import { sha256 } from '../hash.ts';
import { consistently } from '../lists/consistent.ts';

/** About 70 KB compressed, where a row holds 400; even a page of cases that most inspectors are excluded from fits. */
const casesPerPage = 1000;

const keyOf = (drawId: string, page: number) => ({
  pk: aggregatePk(storedDraw.keyPrefix, drawId),
  sk: poolSk(page),
});
const pagesOf = (cases: number): number[] => Array.from({ length: Math.ceil(cases / casesPerPage) }, (_, n) => n + 1);

/** The pages as writes, for the transaction in which the draw is held. */
export const poolWrites = (table: string, drawId: string, pool: Pool): TransactItem[] =>
  pagesOf(pool.length).map((page) => {
    const cases = pool.slice((page - 1) * casesPerPage, page * casesPerPage);
    return {
      Put: {
        TableName: table,
        Item: {
          ...keyOf(drawId, page),
          schemaVersion: rowVersion,
          cases: gzipSync(canonical(cases)).toString('base64'),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  });

const Page = z.object(() => ({ schemaVersion: z.literal(rowVersion), cases: z.string() }));

/** What the pages hold; null where one is gone or is no page. */
const casesIn = (rows: readonly unknown[]): unknown[] | null => {
  try {
    const texts = rows.map((row) => gunzipSync(Buffer.from(Page.parse(row).cases, 'base64')).toString('utf8'));
    return texts.flatMap((text) => JSON.parse(text));
  } catch {
    return null;
  }
};

/** The pool the draw was held with, empty before; null where what lies there is not the one whose digest the draw's history keeps. */
export const findPool = async (
  db: DynamoDBDocumentClient,
  table: string,
  { announced, held }: InspectionDrawState,
): Promise<Pool | null> => {
  if (announced === null || held === null) return [];
  const keys = pagesOf(held.poolSize).map((page) => keyOf(announced.drawId, page));
  const pool = casesIn(await consistently(db, table, keys));
  return pool === null || digestOf(pool, sha256.hex) !== held.poolHash ? null : z.array(PoolCase).parse(pool);
};

/** The same for who cannot go on without it. */
export const readPool = async (db: DynamoDBDocumentClient, table: string, draw: InspectionDrawState): Promise<Pool> => {
  const pool = await findPool(db, table, draw);
  if (pool === null) throw new Error(`the pool of draw ${draw.announced?.drawId} has been changed`);
  return pool;
};

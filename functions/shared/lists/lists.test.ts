import type { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cursorOf, positionOf } from './cursor.ts';
import { mergedPage, type PageRequest } from './merged-page.ts';

describe('cursors', () => {
  test('one leads back to where its page ended', () => {
    const cursor = cursorOf('work-items:unit', '2026-10-12#item-1') ?? undefined;
    expect(positionOf('work-items:unit', cursor)).toEqual({ ok: true, value: '2026-10-12#item-1' });
    expect(positionOf('work-items:unit', undefined)).toEqual({ ok: true, value: null });
    expect(cursorOf('work-items:unit', null)).toBeNull();
  });
  test.each([
    ['of another list', cursorOf('applications:', 'x')],
    ['that is no cursor', 'abc'],
    ['with more in it', Buffer.from('{"list":"work-items:unit","after":"x","pk":"y"}').toString('base64url')],
    ['of no position', Buffer.from('{"list":"work-items:unit","after":""}').toString('base64url')],
  ])('one %s is refused', (_, cursor) => {
    expect(positionOf('work-items:unit', cursor ?? undefined)).toEqual({
      ok: false,
      problem: { code: 'cursorInvalid' },
    });
  });
});

/** An index in memory that answers the one query these pages ask, with so many rows at most: an answer is bounded by size as well. */
const indexOf = (partitions: Readonly<Record<string, readonly string[]>>, fits: number) =>
  ({
    send: async ({ input }: QueryCommand) => {
      const { ':pk': pk, ':after': after } = input.ExpressionAttributeValues ?? {};
      const forward = input.ScanIndexForward !== false;
      const sorted = [...(partitions[String(pk)] ?? [])].sort();
      const ordered = forward ? sorted : sorted.reverse();
      const left = ordered.filter((sk) => after === undefined || (forward ? sk > String(after) : sk < String(after)));
      const Items = left.slice(0, Math.min(input.Limit ?? fits, fits)).map((gsi1sk) => ({ gsi1sk }));
      return { Items, ...(left.length > Items.length && { LastEvaluatedKey: {} }) };
    },
  }) as unknown as DynamoDBDocumentClient;

const allPages = async (
  partitions: Readonly<Record<string, readonly string[]>>,
  limit: number,
  {
    fits = 1000,
    until,
    ...more
  }: Pick<PageRequest<string>, 'pick'> & { descending?: boolean; fits?: number; until?: string },
): Promise<string[]> => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: { entries: string[]; next: string | null } = await mergedPage(indexOf(partitions, fits), {
      partitions: Object.keys(partitions).map((key) => ({
        table: 't',
        index: 'gsi1',
        key,
        ...(until !== undefined && { until }),
      })),
      limit,
      after,
      ...more,
    });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    seen.push(...page.entries);
    after = page.next;
  } while (after !== null);
  return seen;
};

/** Sort keys in one to three partitions each. */
const contents = fc
  .uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 60 })
  .map((numbers) => numbers.map((n) => String(n).padStart(3, '0')))
  .chain((keys) =>
    fc
      .array(fc.subarray(['A', 'B', 'C'], { minLength: 1 }), { minLength: keys.length, maxLength: keys.length })
      .map((owners) =>
        Object.fromEntries(['A', 'B', 'C'].map((owner) => [owner, keys.filter((_, i) => owners[i]?.includes(owner))])),
      ),
  );
const every = (partitions: Readonly<Record<string, readonly string[]>>): string[] =>
  [...new Set(Object.values(partitions).flat())].sort();
const size = fc.integer({ min: 1, max: 7 });

test('all pages together are all rows, once each and in order, whatever is dropped or cut off on the way', async () => {
  const kept = (sk: string): boolean => Number(sk) % 3 !== 0;
  await fc.assert(
    fc.asyncProperty(contents, size, size, fc.boolean(), async (partitions, limit, fits, descending) => {
      const pick: PageRequest<string>['pick'] = async (rows) =>
        rows.map((row) => (kept(String(row['gsi1sk'])) ? String(row['gsi1sk']) : null));
      const expected = every(partitions).filter(kept);
      const wanted = descending ? expected.reverse() : expected;
      expect(await allPages(partitions, limit, { pick, descending, fits })).toEqual(wanted);
    }),
  );
});

test('a partition bounded at its end shows what sorts before and asks for nothing after it', async () => {
  await fc.assert(
    fc.asyncProperty(contents, size, async (partitions, limit) => {
      const seen: string[] = [];
      const pick: PageRequest<string>['pick'] = async (rows) => {
        seen.push(...rows.map((row) => String(row['gsi1sk'])));
        return rows.map((row) => String(row['gsi1sk']));
      };
      const expected = every(partitions).filter((sk) => sk < '500');
      expect(await allPages(partitions, limit, { pick, until: '500' })).toEqual(expected);
      expect(seen).toEqual(expected);
    }),
  );
});

/** What is asked for at the same moment comes in one request, and everybody gets their own row. */
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryTables } from '../../tests/support/memory-tables.ts';
import { getRow } from './get-row.ts';

const keyOf = (n: number) => ({ pk: `ROW#${n}`, sk: 'ROW' });
const tables = new MemoryTables();
for (let n = 1; n <= 150; n += 1)
  for (const table of ['cases', 'records']) tables.put(table, { ...keyOf(n), n, table });
const send = vi.fn((command: unknown) => tables.send(command));
const db = { send } as unknown as DynamoDBDocumentClient;
const requests = () => send.mock.calls.map(([command]) => (command as object).constructor);
const numbers = async (...asked: Promise<unknown>[]) =>
  (await Promise.all(asked)).map((row) => (row as { n?: number } | undefined)?.n);

beforeEach(() => {
  send.mockClear();
});

describe('rows', () => {
  it('asked for one after the other are requests of their own, read consistently', async () => {
    expect(await numbers(getRow(db, 'cases', keyOf(1)))).toEqual([1]);
    expect(await numbers(getRow(db, 'cases', keyOf(151)))).toEqual([undefined]);
    expect(requests()).toEqual([GetCommand, GetCommand]);
    expect(send.mock.calls[0]?.[0]).toMatchObject({ input: { ConsistentRead: true } });
  });

  it('asked for at once come together, each to whoever asked, also where two ask for the same', async () => {
    const asked = [3, 151, 1, 3].map((n) => getRow(db, 'cases', keyOf(n)));
    expect(await numbers(...asked)).toEqual([3, undefined, 1, 3]);
    expect(requests()).toEqual([BatchGetCommand]);
    expect(send.mock.calls[0]?.[0]).toMatchObject({ input: { RequestItems: { cases: { ConsistentRead: true } } } });
  });

  it('of another table are another request', async () => {
    const rows = await Promise.all([getRow(db, 'cases', keyOf(1)), getRow(db, 'records', keyOf(1))]);
    expect(rows.map((row) => row?.['table'])).toEqual(['cases', 'records']);
    expect(requests()).toEqual([GetCommand, GetCommand]);
  });

  it('more than a batch takes come in several', async () => {
    const all = Array.from({ length: 150 }, (_, n) => n + 1);
    expect(await numbers(...all.map((n) => getRow(db, 'cases', keyOf(n))))).toEqual(all);
    expect(requests()).toEqual([BatchGetCommand, BatchGetCommand]);
  });

  it('that cannot be read fail for all who asked', async () => {
    send.mockRejectedValueOnce(new Error('throttled'));
    const asked = await Promise.allSettled([1, 2].map((n) => getRow(db, 'cases', keyOf(n))));
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await numbers(getRow(db, 'cases', keyOf(1)))).toEqual([1]);
  });
});

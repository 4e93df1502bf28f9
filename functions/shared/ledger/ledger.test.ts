/** Error paths of the adapter only: what the table does when all goes well is tested against the engine. */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { delivery, now, receipt } from '#domain/delivery/samples.ts';
import { deliveryRow, receiptRow } from './items.ts';
import { makeLedger } from './ledger.ts';

// An instance, not the class: the stub must not reach other tests of the same process.
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const db = mockClient(client);
const ledger = makeLedger(client, 'ledger');
const about = { $metadata: {}, message: '' };
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...about, CancellationReasons: codes.map((Code) => ({ Code })) });
const stored = { entry: delivery(), revision: 3 };
const answer = { at: now, outcome: 'accepted', httpStatus: 202, detail: null, version: 5 } as const;

beforeEach(() => {
  db.reset();
});

describe('planning', () => {
  it('is told that the entries were there before', async () => {
    db.on(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed'));
    expect(await ledger.plan([delivery(), delivery()])).toBe(false);
  });

  it('throws on a conflict with a write under way: whether it was planned is not known', async () => {
    db.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'None'));
    await expect(ledger.plan([delivery()])).rejects.toThrow(TransactionCanceledException);
  });

  it('refuses more than a transaction can hold instead of planning a part', async () => {
    await expect(ledger.plan(Array.from({ length: 101 }, () => delivery()))).rejects.toThrow('at most 100');
    expect(db.commandCalls(TransactWriteCommand)).toEqual([]);
  });
});

describe('a change', () => {
  it.each([
    ['another revision', cancelled('ConditionalCheckFailed', 'None')],
    ['a transaction under way', cancelled('TransactionConflict', 'None')],
  ])('that meets %s is a lost race', async (_, error) => {
    db.on(TransactWriteCommand).rejects(error);
    expect(await ledger.change(stored, delivery({ attempts: 1 }), answer)).toBe(false);
  });

  it.each([
    ['another revision', new ConditionalCheckFailedException(about)],
    ['a transaction under way', new TransactionConflictException(about)],
  ])('without an attempt that meets %s is a lost race too', async (_, error) => {
    db.on(PutCommand).rejects(error);
    expect(await ledger.change(stored, delivery())).toBe(false);
  });

  it('throws what is broken', async () => {
    db.on(PutCommand).rejects(new Error('no network'));
    db.on(TransactWriteCommand).rejects(cancelled('ThrottlingError', 'None'));
    await expect(ledger.change(stored, delivery())).rejects.toThrow('no network');
    await expect(ledger.change(stored, delivery(), answer)).rejects.toThrow(TransactionCanceledException);
  });
});

describe('a receipt', () => {
  const store = () =>
    ledger.storeReceipts(stored, delivery({ status: 'acknowledged' }), [receipt('national')], receipt('national'));

  it.each([
    ['is there already', cancelled('None', 'ConditionalCheckFailed')],
    ['finds the entry changed', cancelled('ConditionalCheckFailed', 'None')],
    ['meets another transaction', cancelled('TransactionConflict', 'None')],
  ])('that %s is a lost race', async (_, error) => {
    db.on(TransactWriteCommand).rejects(error);
    expect(await store()).toBe(false);
  });

  it('that could not be stored is an error', async () => {
    db.on(TransactWriteCommand).rejects(new Error('no network'));
    await expect(store()).rejects.toThrow('no network');
  });

  it('the table had no capacity to read is asked for again', async () => {
    const key = { pk: 'DELIVERY#record-1-v5-city', sk: 'RECEIPT#record-1#publicationEnd' };
    db.on(BatchGetCommand)
      .resolvesOnce({
        Responses: { ledger: [receiptRow(receipt('national'), true)] },
        UnprocessedKeys: { ledger: { Keys: [key] } },
      })
      .resolvesOnce({ Responses: { ledger: [receiptRow(receipt('city'), true)] } });
    const found = await ledger.findReceipts([receipt('national'), receipt('city')]);
    expect(found.map((r) => r.platformId)).toEqual(['national', 'city']);
  });
});

describe('reading', () => {
  it('refuses a row of a version it does not know', async () => {
    db.on(GetCommand).resolves({ Item: { ...deliveryRow(delivery(), 1), schemaVersion: 2 } });
    await expect(ledger.read('record-1-v5-national')).rejects.toThrow();
  });

  it('goes through all pages of a case', async () => {
    db.on(QueryCommand)
      .resolvesOnce({ Items: [deliveryRow(delivery(), 1)], LastEvaluatedKey: { pk: 'x' } })
      .resolvesOnce({ Items: [deliveryRow(delivery({ platformId: 'city' }), 1)] });
    expect((await ledger.ofCase('case-1')).map((entry) => entry.platformId)).toEqual(['national', 'city']);
  });

  it('of a page says where the next one begins, in terms of the entry only', async () => {
    db.on(QueryCommand).resolves({ Items: [deliveryRow(delivery(), 1)], LastEvaluatedKey: { pk: 'x' } });
    const page = await ledger.byStatus('dead', 'national', { limit: 1 });
    expect(page.next).toEqual({ deliveryId: 'record-1-v5-national', updatedAt: now });
  });
});

it('an entry that stopped being due meanwhile is not postponed, and that is no error', async () => {
  db.on(UpdateCommand).rejects(new ConditionalCheckFailedException(about));
  await expect(ledger.postpone(delivery(), now)).resolves.toBeUndefined();
});

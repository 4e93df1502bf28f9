/** Nothing leaves the outbox before the bus has taken all of it. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { repairCase } from '#domain/repair/repair-case.ts';
import { StoredWorld, tableNames } from '../../../tests/support/stored-world.ts';
import { OutboxItem, publishOutbox } from './publish.ts';

const client = new EventBridgeClient({ region: 'cn-north-1' });
const bridge = mockClient(client);
beforeEach(() => bridge.reset());

const outboxOf = (world: StoredWorld): OutboxItem[] =>
  world.tables
    .all(tableNames.case)
    .filter((row) => String(row['sk']).startsWith('OUTBOX#'))
    .map((row) => OutboxItem.parse(row));

const filed = async () => {
  const world = new StoredWorld();
  await world.stores((play) => play);
  const [item] = outboxOf(world);
  if (item === undefined) throw new Error('nothing in the outbox');
  return {
    world,
    item,
    publish: async (...given: OutboxItem[]) => {
      const items = (given.length > 0 ? given : [item]).map((one) => ({ table: tableNames.case, item: one }));
      const left = await publishOutbox({ bridge: client, db: world.tables.db, busName: 'bus' }, items);
      return [...left].map(([{ item: of }, { message }]) => ({ of, message }));
    },
  };
};
const taken = (n: number) => Array.from({ length: n }, (_, i) => ({ EventId: `event-${i}` }));

describe('publishing an outbox item', () => {
  it('puts versioned CloudEvents without the acting person on the bus and forgets the item', async () => {
    const { world, publish } = await filed();
    bridge.on(PutEventsCommand).resolves({ Entries: taken(1), FailedEntryCount: 0 });
    expect(await publish()).toEqual([]);
    const [entry] = bridge.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries ?? [];
    expect(entry).toMatchObject({
      Source: 'xinxiu',
      EventBusName: 'bus',
      DetailType: 'xinxiu.repair-case.opened.v1',
    });
    const detail = JSON.parse(entry?.Detail ?? '{}');
    expect(detail).toMatchObject({
      specversion: '1.0',
      subject: 'case-1',
      sequence: 1,
      eventtype: 'RepairCaseOpened',
      id: 'CASE-case-1-1',
    });
    expect(detail).not.toHaveProperty('actor');
    expect(outboxOf(world)).toEqual([]);
  });

  it('of many events goes in calls of ten', async () => {
    const { world, item, publish } = await filed();
    const [body = ''] = item.bodies;
    bridge.on(PutEventsCommand).callsFake(({ Entries }) => ({ Entries: taken(Entries.length), FailedEntryCount: 0 }));
    await publish({ ...item, bodies: Array<string>(23).fill(body) });
    expect(bridge.commandCalls(PutEventsCommand).map((call) => call.args[0].input.Entries?.length)).toEqual([
      10, 10, 3,
    ]);
    expect(outboxOf(world)).toEqual([]);
  });

  it.each([
    [
      'the bus refuses one entry',
      { Entries: [{ EventId: 'event-1' }, { ErrorCode: 'ThrottlingException' }], FailedEntryCount: 1 },
    ],
    ['an entry has no event id', { Entries: [{ EventId: 'event-1' }, {}], FailedEntryCount: 0 }],
    ['the answer is too short', { Entries: [{ EventId: 'event-1' }] }],
    ['the answer is empty', {}],
  ])('keeps the item and fails while %s', async (_, answer) => {
    const { world, item, publish } = await filed();
    bridge.on(PutEventsCommand).resolves(answer);
    const two = { ...item, bodies: [...item.bodies, ...item.bodies] };
    expect(await publish(two)).toEqual([{ of: two, message: expect.stringContaining('did not take an event') }]);
    expect(outboxOf(world)).toEqual([item]);
  });

  it('shares its call with others, and what happens to one of them is its own', async () => {
    const { world, item, publish } = await filed();
    const others = ['OUTBOX#refused', 'OUTBOX#taken'].map((sk) => ({ ...item, sk }));
    const [refused = item, other = item] = others;
    const poison = { ...item, sk: 'OUTBOX#poison', bodies: ['no event'] };
    for (const one of [...others, poison]) world.tables.put(tableNames.case, one);
    bridge.on(PutEventsCommand).resolves({ Entries: [...taken(1), { ErrorCode: 'InternalFailure' }, ...taken(1)] });
    expect((await publish(item, refused, other, poison)).map(({ of }) => of)).toEqual([poison, refused]);
    expect(bridge.commandCalls(PutEventsCommand)).toHaveLength(1);
    expect(outboxOf(world).map(({ sk }) => sk)).toEqual(['OUTBOX#refused', 'OUTBOX#poison']);
  });

  it('stays with all others of its call while the bus cannot be reached', async () => {
    const { world, item, publish } = await filed();
    bridge.on(PutEventsCommand).rejects(new Error('throttled'));
    expect(await publish()).toEqual([{ of: item, message: 'throttled' }]);
    expect(outboxOf(world)).toEqual([item]);
  });

  it('is forgotten with others in one call; what the table had no capacity for stays', async () => {
    const { item } = await filed();
    bridge.on(PutEventsCommand).callsFake(({ Entries }) => ({ Entries: taken(Entries.length), FailedEntryCount: 0 }));
    const asked: number[] = [];
    const send = async ({ input }: BatchWriteCommand) => {
      const requests = input.RequestItems?.[tableNames.case] ?? [];
      asked.push(requests.length);
      return { UnprocessedItems: { [tableNames.case]: requests.slice(-1) } };
    };
    const items = Array.from({ length: 30 }, (_, n) => ({
      table: tableNames.case,
      item: { ...item, sk: `OUTBOX#${n}` },
    }));
    const db = { send } as unknown as DynamoDBDocumentClient;
    const left = await publishOutbox({ bridge: client, db, busName: 'bus' }, items);
    expect(asked).toEqual([25, 5]);
    expect([...left.keys()]).toEqual([items[24], items[29]]);
  });

  it('that the stream did not deliver lies in a bucket by its time, for the reconciler', async () => {
    const { world } = await filed();
    const { state } = await world.reader.load(repairCase, 'case-1');
    const row = world.tables.all(tableNames.case).find((one) => String(one['sk']).startsWith('OUTBOX#'));
    expect(row).toMatchObject({ gsi4pk: expect.stringMatching(/^UNPUBLISHED#[0-3]$/), gsi4sk: state.openedAt });
  });
});

/**
 * An aggregate's change as table writes. Everything one decision stores is listed here and nowhere else: snapshot, events,
 * rows of further units, work items, guards, outbox. Conditions make a lost race fail as a whole.
 */
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import type { AnyAggregateKind, Lookup, Stored } from '#domain/kernel/aggregate.ts';
import type { StoredEvent } from '#domain/kernel/event.ts';
import { nextAttentionAt, type WorkItem } from '#domain/kernel/work-item.ts';
import {
  aggregatePk,
  assigneeKey,
  bucket,
  changedKey,
  eventSk,
  guardKey,
  itemSk,
  listKey,
  missingYearKey,
  numberKey,
  numberSk,
  outboxSk,
  overdueKey,
  queueKey,
  queueOrder,
  rowVersion,
  shardOf,
  snapshotKey,
  subjectKey,
  unitKey,
  unitSk,
} from './keys.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What a failed condition of an item means: read again and decide again, or refuse for good. */
export interface PlannedWrite {
  readonly write: TransactItem;
  readonly onConflict:
    | { readonly kind: 'reread' }
    | { readonly kind: 'command' }
    | { readonly kind: 'guard'; index: number };
}

/** An aggregate before and after, with the events between. */
export interface Change {
  readonly kind: AnyAggregateKind;
  readonly before: Stored<unknown>;
  readonly after: Stored<unknown>;
  readonly events: readonly StoredEvent[];
  readonly recordedAt: string;
}

const reread = { kind: 'reread' } as const;
const isNew = 'attribute_not_exists(pk)';

export const changeWrites = (table: string, change: Change): PlannedWrite[] => [
  snapshotWrite(table, change),
  ...unitWrites(table, change),
  ...numberWrites(table, change),
  ...change.events.map((event) => eventWrite(table, change, event)),
  ...outboxWrite(table, change),
  ...itemWrites(table, change),
  ...guardWrites(table, change),
];

const pkOf = (change: Change): string => aggregatePk(change.kind.keyPrefix, change.after.id);

/** What sorts an aggregate among others in an index, and names it there. */
const orderOf = ({ after, recordedAt }: Change, lookup: Lookup): string =>
  `${lookup.sortedBy ?? recordedAt}#${after.id}`;

const snapshotWrite = (table: string, change: Change): PlannedWrite => {
  const { before, after, kind } = change;
  const lookup = kind.lookup(after.state);
  const id = after.id;
  const order = orderOf(change, lookup);
  const state = after.state as { stage?: string; machine?: { generation: number } };
  const condition =
    before.version === 0
      ? { ConditionExpression: isNew }
      : { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': before.version } };
  return {
    onConflict: reread,
    write: {
      Put: {
        TableName: table,
        Item: {
          pk: pkOf(change),
          sk: snapshotKey,
          schemaVersion: kind.schemaVersion,
          kind: kind.name,
          id,
          version: after.version,
          headHash: after.headHash,
          state: after.state,
          // Top-level copies that Step Functions reads without a function.
          ...(state.stage !== undefined && { stage: state.stage }),
          ...(state.machine !== undefined && { generation: state.machine.generation }),
          gsi1pk: changedKey(shanghaiDate(change.recordedAt), shardOf(id)),
          gsi1sk: pkOf(change),
          ...(lookup.unitId !== undefined && { gsi2pk: unitKey(lookup.unitId), gsi2sk: order }),
          ...(lookup.subjectId !== undefined && { gsi3pk: subjectKey(lookup.subjectId), gsi3sk: order }),
          ...(lookup.machineExpectedBy !== undefined && {
            gsi4pk: bucket('MACHINE', shardOf(id)),
            gsi4sk: lookup.machineExpectedBy,
          }),
          ...(lookup.autoStopOn !== undefined && {
            gsi4pk: bucket('AUTOSTOP', shardOf(id)),
            gsi4sk: `${lookup.autoStopOn}#${id}`,
          }),
          ...(lookup.listedIn !== undefined && { gsi4pk: listKey(lookup.listedIn), gsi4sk: order }),
        },
        ...condition,
      },
    },
  };
};

/**
 * A row has one key per index, and the snapshot's names the unit in charge. Every further unit gets a small row of its own beside it:
 * the units' open work items would not do, since a unit must find what it took part in after it has ended.
 */
const unitWrites = (table: string, change: Change): PlannedWrite[] => {
  const { kind, before, after } = change;
  const known = kind.lookup(before.state).furtherUnitIds ?? [];
  return (kind.lookup(after.state).furtherUnitIds ?? [])
    .filter((unitId) => !known.includes(unitId))
    .map((unitId) => besideWrite(table, change, unitSk(unitId), unitKey(unitId)));
};

/** Numbers need not be its own, so they are no guards: each is a small row by which everything that bears it is found. */
const numberWrites = (table: string, change: Change): PlannedWrite[] => {
  const { kind, before, after } = change;
  const known = kind.lookup(before.state).numbers ?? [];
  return (kind.lookup(after.state).numbers ?? [])
    .filter((number) => !known.includes(number))
    .map((number) => besideWrite(table, change, numberSk(number), numberKey(number)));
};

/** A small row beside the snapshot, written once, that leads to it by a further key of the index. */
const besideWrite = (table: string, change: Change, sk: string, gsi2pk: string): PlannedWrite => {
  const gsi2sk = orderOf(change, change.kind.lookup(change.after.state));
  return {
    onConflict: reread,
    write: { Put: { TableName: table, Item: { pk: pkOf(change), sk, schemaVersion: rowVersion, gsi2pk, gsi2sk } } },
  };
};

const eventWrite = (table: string, change: Change, event: StoredEvent): PlannedWrite => ({
  onConflict: reread,
  write: {
    Put: {
      TableName: table,
      Item: { pk: pkOf(change), sk: eventSk(event.sequence), schemaVersion: rowVersion, ...event },
      ConditionExpression: isNew,
    },
  },
});

/** One outbox item per change carries its events to the bus; it is deleted when the bus has taken them all. */
const outboxWrite = (table: string, change: Change): PlannedWrite[] => {
  const first = change.events[0];
  if (first === undefined) return [];
  return [
    {
      onConflict: reread,
      write: {
        Put: {
          TableName: table,
          Item: {
            pk: pkOf(change),
            sk: outboxSk(first.sequence),
            schemaVersion: rowVersion,
            bodies: change.events.map((event) => event.body),
            gsi4pk: bucket('UNPUBLISHED', shardOf(change.after.id)),
            gsi4sk: change.recordedAt,
          },
          ConditionExpression: isNew,
        },
      },
    },
  ];
};

const itemWrites = (table: string, change: Change): PlannedWrite[] => {
  const before = new Map(change.kind.workItems(change.before.state).map((item) => [item.id, item]));
  return change.kind
    .workItems(change.after.state)
    .filter((item) => before.get(item.id) !== item)
    .map((item) => ({ onConflict: reread, write: { Put: { TableName: table, Item: itemRow(pkOf(change), item) } } }));
};

/** A queue row; a closed item keeps its row but leaves every queue. */
const itemRow = (pk: string, item: WorkItem) => {
  const row = { pk, sk: itemSk(item.id), schemaVersion: rowVersion, item };
  if (item.status !== 'open') return row;
  const order = queueOrder(item);
  const attention = nextAttentionAt(item);
  return {
    ...row,
    gsi1pk: queueKey(item.unitId ?? item.subjectId, item.role),
    gsi1sk: order,
    ...(item.assignee !== undefined && { gsi2pk: assigneeKey(item.assignee), gsi2sk: order }),
    ...(item.escalatedToUnitId !== undefined && { gsi3pk: overdueKey(item.escalatedToUnitId), gsi3sk: order }),
    ...(attention !== null && { gsi4pk: bucket('DUE', shardOf(item.id)), gsi4sk: attention }),
    ...(item.limit?.calendarMissing !== undefined && {
      gsi4pk: missingYearKey(item.limit.calendarMissing),
      gsi4sk: item.id,
    }),
  };
};

const guardWrites = (table: string, change: Change): PlannedWrite[] => {
  const before = new Map(change.kind.guards(change.before.state).map((guard) => [guard.key, guard]));
  const after = change.kind.guards(change.after.state);
  const kept = new Set(after.map((guard) => guard.key));
  const taken = after
    .map((guard, index) => ({ guard, index }))
    .filter(({ guard }) => !before.has(guard.key))
    .map(
      ({ guard, index }): PlannedWrite => ({
        onConflict: { kind: 'guard', index },
        write: {
          Put: {
            TableName: table,
            Item: { ...guardKey(guard.key), schemaVersion: rowVersion, owner: guard.owner },
            ConditionExpression: `${isNew} OR #owner = :owner`,
            ExpressionAttributeNames: { '#owner': 'owner' },
            ExpressionAttributeValues: { ':owner': guard.owner },
          },
        },
      }),
    );
  const freed = [...before.values()]
    .filter((guard) => !kept.has(guard.key))
    .map(
      (guard): PlannedWrite => ({
        onConflict: reread,
        write: {
          Delete: {
            TableName: table,
            Key: guardKey(guard.key),
            ConditionExpression: `${isNew} OR #owner = :owner`,
            ExpressionAttributeNames: { '#owner': 'owner' },
            ExpressionAttributeValues: { ':owner': guard.owner },
          },
        },
      }),
    );
  return [...taken, ...freed];
};

/** Where things lie in the tables. Written once here, so that the door, the readers and the sweeps cannot disagree. */
import { normalizedNumber } from '#domain/kernel/document-number.ts';

export const snapshotKey = 'SNAPSHOT';
/** Shape of the rows beside a snapshot; a snapshot carries its kind's own version. */
export const rowVersion = 1;
/** All kinds of case lie under one prefix. */
export const casePrefix = 'CASE';
export const aggregatePk = (prefix: string, id: string): string => `${prefix}#${id}`;
export const eventSk = (sequence: number): string => `EVENT#${String(sequence).padStart(8, '0')}`;
export const lastEventSk = eventSk(99_999_999);
export const outboxPrefix = 'OUTBOX#';
export const outboxSk = (sequence: number): string => `${outboxPrefix}${String(sequence).padStart(8, '0')}`;
export const itemSk = (itemId: string): string => `ITEM#${itemId}`;
export const unitSk = (unitId: string): string => `UNIT#${unitId}`;
/** A part of a draw's pool. */
export const poolSk = (page: number): string => `POOL#${String(page).padStart(4, '0')}`;
export const numberSk = (number: string): string => `NUMBER#${normalizedNumber(number)}`;
/** One machine waits for a case, in one stage at a time: what it enters next takes the place of what it left. */
export const tokenKey = 'TOKEN';
export const guardKey = (key: string) => ({ pk: `GUARD#${key}`, sk: 'GUARD' });
export const commandKey = (principalId: string, operation: string, key: string) => ({
  pk: `COMMAND#${principalId}#${operation}#${key}`,
  sk: 'COMMAND',
});

/**
 * What a row of the case and record tables shows in an index beside its keys. Whoever finds a row there reads it again from the table,
 * so an index holds only what its readers act on without doing so: heads for the checkpoint, names of aggregates and items for sweeps
 * and queues. Every change of a shown value is a write to the index; the state, by far the largest part of a row, is not shown.
 */
export const shownIn = {
  gsi1: ['kind', 'id', 'version', 'headHash', 'item'],
  gsi2: ['kind'],
  gsi3: [],
  gsi4: ['kind', 'id', 'item'],
} as const;

/** Buckets are read whole by sweeps, so they are spread over a few partitions. */
export const shards = [0, 1, 2, 3] as const;
export const shardOf = (id: string): number => {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % shards.length;
};

export const queueKey = (owner: string, role: string): string => `QUEUE#${owner}#${role}`;
/** Where an item stands in its queues. One without a known end sorts first: somebody has to look at it. */
export const queueOrder = ({ dueAt, id }: { readonly dueAt: string | null; readonly id: string }): string =>
  `${dueAt ?? '0'}#${id}`;
/** In the order of a queue: behind everything that is due at that instant. */
export const afterInstant = (instant: string): string => `${instant}#\uffff`;
export const assigneeKey = (principalId: string): string => `ASSIGNEE#${principalId}`;
export const overdueKey = (unitId: string): string => `OVERDUE#${unitId}`;
export const subjectKey = (subjectId: string): string => `SUBJECT#${subjectId}`;
export const unitKey = (unitId: string): string => `UNIT#${unitId}`;
export const numberKey = (number: string): string => `NUMBER#${normalizedNumber(number)}`;
export const listKey = (heading: string): string => `LIST#${heading}`;
export const changedKey = (date: string, shard: number): string => `CHANGED#${date}#${shard}`;
export const bucket = (name: 'DUE' | 'UNPUBLISHED' | 'MACHINE' | 'AUTOSTOP', shard: number): string =>
  `${name}#${shard}`;
export const missingYearKey = (year: number): string => `CALENDARMISSING#${year}`;

/** What a request left behind, read from the tables themselves: nothing, where it was refused. */
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { repairApplication } from '#domain/application/application.ts';
import { creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { AnyAggregateKind } from '#domain/kernel/aggregate.ts';
import { EventBody } from '#domain/kernel/event.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { commandKey, subjectKey } from '#shared/case-store/keys.ts';
import { consistently } from '#shared/lists/consistent.ts';
import type { User } from './api.ts';
import { type Engine, untilTrue } from './engine.ts';

/** Every snapshot of a subject with its version: its records, applications and cases, and itself. */
export const versionsOf = async (engine: Engine, subjectId: string): Promise<Record<string, number>> => {
  const rows = (
    await Promise.all([engine.tables.case, engine.tables.record].map((t) => rowsOf(engine, t, subjectId)))
  ).flat();
  const subject = await engine.wiring.reader.load(creditSubject, subjectId);
  const found = rows.map((row) => [String(row['pk']), Number(row['version'])] as const);
  return { ...Object.fromEntries(found), subject: subject.version };
};

const rowsOf = async (engine: Engine, TableName: string, subjectId: string): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await engine.db.send(
      new QueryCommand({
        TableName,
        IndexName: 'gsi3',
        KeyConditionExpression: 'gsi3pk = :subject',
        ExpressionAttributeValues: { ':subject': subjectKey(subjectId) },
        ExclusiveStartKey,
      }),
    );
    for (const row of await consistently(engine.db, TableName, page.Items ?? [])) if (row !== undefined) rows.push(row);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return rows;
};

/** Waits until the register has taken up every letter of the subject: it follows a filing, and must not be taken for a trace of what comes after. */
const untilRegistered = async (engine: Engine, subjectId: string): Promise<void> => {
  const { reader } = engine.wiring;
  for (const row of await rowsOf(engine, engine.tables.case, subjectId)) {
    const [prefix, id = ''] = String(row['pk']).split('#');
    if (prefix !== repairApplication.keyPrefix) continue;
    const { commitment } = (await reader.load(repairApplication, id)).state;
    await untilTrue(`the letter of application ${id} to be registered`, async () => {
      return commitment === null || (await reader.load(creditCommitment, commitment.commitmentId)).version > 0;
    });
  }
};

/** Runs `work`; afterwards everything of the subject must be as it was. The subject's cases must wait for people meanwhile. */
export const leavesNothing = async (engine: Engine, subjectId: string, work: () => Promise<unknown>): Promise<void> => {
  await untilRegistered(engine, subjectId);
  const before = await versionsOf(engine, subjectId);
  await work();
  expect(await versionsOf(engine, subjectId)).toEqual(before);
};

/** Whether the person's command is kept as carried out under the key. */
export const isKept = async (engine: Engine, user: User, operation: string, key: string): Promise<boolean> => {
  const Key = commandKey(await user.principalId(), operation, key);
  const { Item } = await engine.db.send(new GetCommand({ TableName: engine.tables.case, Key, ConsistentRead: true }));
  return Item !== undefined;
};

/** The last event of an aggregate, as it is stored. */
export const lastEventOf = async (engine: Engine, kind: AnyAggregateKind, id: string): Promise<EventBody> => {
  const events = await engine.wiring.reader.events(kind, id);
  return EventBody.parse(JSON.parse(events.at(-1)?.body ?? 'null'));
};

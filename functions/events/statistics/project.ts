/**
 * Counts case events into a unit's month. An event is applied only if it is the next of its case; a gap is filled from the store, an
 * older one is ignored. So duplicates and any order end in the same figures.
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { EventBody } from '#domain/kernel/event.ts';
import * as z from '#domain/kernel/schema.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { addFigures, type Figure, figuresOf } from '#domain/statistics/case-statistics.ts';
import type { Reader } from '../../shared/case-store/reader.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import { getRow } from '../../shared/get-row.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';

export interface ProjectDeps {
  readonly db: DynamoDBDocumentClient;
  readonly reader: Reader;
  readonly directoryTable: string;
  readonly log: Log;
}

export const projectionKey = (caseId: string) => ({ pk: `PROJECTION#repairCase#${caseId}`, sk: 'PROJECTION' });
export const statisticKey = (unitId: string, month: string) => ({ pk: `STATISTIC#${unitId}`, sk: month });

export const project =
  (deps: ProjectDeps) =>
  async (event: CloudEvent): Promise<void> => {
    // A lost race was won by another message of the same case, perhaps an earlier one: look again whether ours is still missing.
    for (;;) {
      const before = await position(deps, event.subject);
      if (event.sequence <= before.sequence) return;
      const stored = await deps.reader.events(storedRepairCase, event.subject, before.sequence);
      const bodies = stored.map((e) => EventBody.parse(JSON.parse(e.body)));
      if (!(await apply(deps, event.subject, before, bodies))) continue;
      deps.log(logEntries.projected, { caseId: event.subject, sequence: event.sequence, applied: bodies.length });
      return;
    }
  };

/** How far a case has been counted, and for which unit: it never changes, so it is read from the case but once. */
const Position = z.object(() => ({ sequence: z.int(), unitId: z.optional(z.string()) }));
type Position = z.infer<typeof Position>;

const position = async (deps: ProjectDeps, caseId: string): Promise<Position> => {
  return Position.parse((await getRow(deps.db, deps.directoryTable, projectionKey(caseId))) ?? { sequence: 0 });
};

/** Position and figures move together, so a repeated message can never count twice. False if another message was faster. */
const apply = async (
  deps: ProjectDeps,
  caseId: string,
  { sequence: done, unitId: known }: Position,
  bodies: readonly EventBody[],
): Promise<boolean> => {
  const last = bodies.at(-1);
  if (last === undefined) throw new Error(`case ${caseId} has no event ${done + 1} in the store yet`);
  const unitId = known ?? (await deps.reader.load(storedRepairCase, caseId)).state.unitId;
  const byMonth = Map.groupBy(bodies, (body) => shanghaiDate(body.occurredAt).slice(0, 7));
  try {
    await deps.db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: deps.directoryTable,
              Item: { ...projectionKey(caseId), sequence: last.sequence, unitId },
              ConditionExpression: done === 0 ? 'attribute_not_exists(pk)' : '#sequence = :done',
              ...(done > 0 && {
                ExpressionAttributeNames: { '#sequence': 'sequence' },
                ExpressionAttributeValues: { ':done': done },
              }),
            },
          },
          ...[...byMonth].flatMap(([month, ofMonth]) =>
            add(deps.directoryTable, statisticKey(unitId, month), addFigures(ofMonth.map(figuresOf))),
          ),
        ],
      }),
    );
    return true;
  } catch (error) {
    const lost =
      error instanceof TransactionCanceledException &&
      error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';
    if (!lost) throw error;
    return false;
  }
};

const add = (table: string, key: { pk: string; sk: string }, figures: Partial<Record<Figure, number>>) => {
  const entries = Object.entries(figures);
  if (entries.length === 0) return [];
  return [
    {
      Update: {
        TableName: table,
        Key: key,
        UpdateExpression: `ADD ${entries.map((_, i) => `#f${i} :f${i}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(entries.map(([figure], i) => [`#f${i}`, figure])),
        ExpressionAttributeValues: Object.fromEntries(entries.map(([, amount], i) => [`:f${i}`, amount])),
      },
    },
  ];
};

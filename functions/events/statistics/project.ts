/**
 * Counts case events into a unit's month. An event is applied only if it is the next of its case; a gap is filled from the store, an
 * older one is ignored. So duplicates and any order end in the same figures.
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { EventBody } from '#domain/kernel/event.ts';
import * as z from '#domain/kernel/schema.ts';
import { addFigures, type Figures } from '#domain/statistics/figures.ts';
import type { Reader } from '../../shared/case-store/reader.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import { getRow } from '../../shared/get-row.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import { countedKinds } from './counted-kinds.ts';

export interface ProjectDeps {
  readonly db: DynamoDBDocumentClient;
  readonly reader: Reader;
  readonly directoryTable: string;
  readonly log: Log;
}

export const projectionKey = (kind: string, caseId: string) => ({
  pk: `PROJECTION#${kind}#${caseId}`,
  sk: 'PROJECTION',
});
/** Each kind of case has its own figures, some under the same name. */
export const statisticKey = (unitId: string, month: string, kind: string) => ({
  pk: `STATISTIC#${unitId}`,
  sk: `${month}#${kind}`,
});

export const project =
  (deps: ProjectDeps) =>
  async (event: CloudEvent): Promise<void> => {
    // A lost race was won by another message of the same case, perhaps an earlier one: look again whether ours is still missing.
    for (;;) {
      const before = await position(deps, event);
      if (event.sequence <= before.sequence) return;
      const applied = await apply(deps, event, before);
      if (applied === 0) continue;
      deps.log(logEntries.projected, { caseId: event.subject, sequence: event.sequence, applied });
      return;
    }
  };

/** How far a case has been counted, for which unit, and when it was opened: the last two never change and are read but once. */
const Position = z.object(() => ({
  sequence: z.int(),
  unitId: z.optional(z.string()),
  openedAt: z.optional(z.iso.datetime()),
}));
type Position = z.infer<typeof Position>;

const position = async (deps: ProjectDeps, { aggregatekind, subject }: CloudEvent): Promise<Position> =>
  Position.parse(
    (await getRow(deps.db, deps.directoryTable, projectionKey(aggregatekind, subject))) ?? { sequence: 0 },
  );

/**
 * Position and figures move together, so a repeated message can never count twice. Returns how many events were applied; 0 if another
 * message was faster.
 */
const apply = async (
  deps: ProjectDeps,
  { aggregatekind, subject: caseId }: CloudEvent,
  { sequence: done, ...known }: Position,
): Promise<number> => {
  const counted = countedKinds.get(aggregatekind);
  if (counted === undefined) throw new Error(`nothing is counted of ${aggregatekind}`);
  const { kind, counting } = counted;
  const stored = await deps.reader.events(kind, caseId, done);
  const bodies = stored.map((e) => EventBody.parse(JSON.parse(e.body)));
  const last = bodies.at(-1);
  if (last === undefined) throw new Error(`case ${caseId} has no event ${done + 1} in the store yet`);
  const { unitId, openedAt } = await originOf(deps, kind, caseId, known);
  const byMonth = Map.groupBy(bodies, (body) => shanghaiDate(body.occurredAt).slice(0, 7));
  try {
    await deps.db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: deps.directoryTable,
              Item: { ...projectionKey(aggregatekind, caseId), sequence: last.sequence, unitId, openedAt },
              ConditionExpression: done === 0 ? 'attribute_not_exists(pk)' : '#sequence = :done',
              ...(done > 0 && {
                ExpressionAttributeNames: { '#sequence': 'sequence' },
                ExpressionAttributeValues: { ':done': done },
              }),
            },
          },
          ...[...byMonth].flatMap(([month, ofMonth]) =>
            add(
              deps.directoryTable,
              statisticKey(unitId, month, aggregatekind),
              addFigures(ofMonth.map((body) => counting.figuresOf(body, openedAt))),
            ),
          ),
        ],
      }),
    );
    return bodies.length;
  } catch (error) {
    const lost =
      error instanceof TransactionCanceledException &&
      error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';
    if (!lost) throw error;
    return 0;
  }
};

interface Origin {
  readonly unitId: string;
  readonly openedAt: string;
}
type Kind = Parameters<Reader['load']>[0];

const originOf = async (
  { reader }: ProjectDeps,
  kind: Kind,
  caseId: string,
  { unitId, openedAt }: Omit<Position, 'sequence'>,
): Promise<Origin> => {
  if (unitId !== undefined && openedAt !== undefined) return { unitId, openedAt };
  return (await reader.load(kind, caseId)).state as Origin;
};

const add = (table: string, key: { pk: string; sk: string }, figures: Figures) => {
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

/** How a case stands with its machine and the bus, in one consistent read: outbox, snapshot and waits follow each other in its partition. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import type { Standing } from '#domain/kernel/stuck.ts';
import { aggregatePk, casePrefix, outboxPrefix, snapshotKey, tokenKey } from '../case-store/keys.ts';
import { parseSnapshot } from '../case-store/reader.ts';
import { type CaseKind, caseKinds } from '../cases/case-kinds.ts';
import { queryAll } from '../query-all.ts';
import type { CaseWithMachine } from './machines.ts';
import { waitsInLeft } from './tokens.ts';

const Outbox = z.looseObject({ sk: z.string(), gsi4sk: z.iso.datetime() });
const Wait = z.object({ stage: z.string(), generation: z.int() });

export interface StandingCase extends Standing, CaseKind {
  readonly state: CaseWithMachine;
  /** What is not on the bus yet, oldest first; `gsi4sk` says when it was recorded (real time). */
  readonly outbox: readonly z.infer<typeof Outbox>[];
}

/** Undefined where there is no case of that id. */
export const readStanding = async (
  db: DynamoDBDocumentClient,
  table: string,
  caseId: string,
): Promise<StandingCase | undefined> => {
  const rows = await queryAll(db, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk AND sk >= :outbox',
    ExpressionAttributeValues: { ':pk': aggregatePk(casePrefix, caseId), ':outbox': outboxPrefix },
    ConsistentRead: true,
  });
  const snapshot = rows.find((row) => row['sk'] === snapshotKey);
  const known = caseKinds.get(String(snapshot?.['kind']));
  if (known === undefined) return undefined;
  const state = parseSnapshot(known.kind, snapshot).state as CaseWithMachine;
  const { stage, machine } = state;
  const outbox = rows.filter((row) => String(row['sk']).startsWith(outboxPrefix)).map((row) => Outbox.parse(row));
  const wait = rows.find((row) => row['sk'] === tokenKey);
  return {
    ...known,
    state,
    machine,
    outbox,
    unpublishedSince: outbox[0]?.gsi4sk ?? null,
    waitsInLeftStage: wait !== undefined && waitsInLeft(Wait.parse(wait), { stage, generation: machine.generation }),
  };
};

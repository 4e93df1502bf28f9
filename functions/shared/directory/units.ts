/** Units in the directory: who determines, who supervises whom. */
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from '#domain/kernel/schema.ts';
import { queryAll } from '../query-all.ts';

export const Unit = z.strictObject(() => ({
  unitId: z.string().check(z.minLength(1)),
  regionId: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1)),
  /** Unified code of the unit, as penalty files give it. */
  code: z.string().check(z.minLength(1)),
  sectors: z.array(z.string()),
  supervisorUnitId: z.nullable(z.string()),
}));
export type Unit = z.infer<typeof Unit>;

const Row = z.object({ unit: Unit });
const listKey = 'UNITS';

/** The table row of a unit; `supervisorUnitId` stands beside it for the due sweep. */
export const unitItem = (unit: Unit) => ({
  pk: `UNIT#${unit.unitId}`,
  sk: 'UNIT',
  schemaVersion: 1,
  unit,
  supervisorUnitId: unit.supervisorUnitId,
  gsi2pk: listKey,
  gsi2sk: unit.unitId,
});

/** Every registered unit. */
export const listUnits = async (db: DynamoDBDocumentClient, directoryTable: string): Promise<Unit[]> => {
  const items = await queryAll(db, {
    TableName: directoryTable,
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :list',
    ExpressionAttributeValues: { ':list': listKey },
  });
  return items.map((item) => Row.parse(item).unit);
};

/** One unit; null if it is not registered. */
export const readUnit = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  unitId: string,
): Promise<Unit | null> => {
  const { Item } = await db.send(
    new GetCommand({ TableName: directoryTable, Key: { pk: `UNIT#${unitId}`, sk: 'UNIT' } }),
  );
  return Item === undefined ? null : Row.parse(Item).unit;
};

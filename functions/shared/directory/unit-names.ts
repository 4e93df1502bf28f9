/** Units as people and platforms know them. Kept for some minutes: a renamed unit is no emergency, a read per line of a list would be waste. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { keptFor } from '../kept.ts';
import { readUnit, type Unit } from './units.ts';

const keptMilliseconds = 5 * 60 * 1000;

/** The unit; null if it is not registered. */
export type FindUnit = (unitId: string) => Promise<Unit | null>;

/** The unit's name; null if it is not registered. */
export type UnitName = (unitId: string) => Promise<string | null>;

export const makeFindUnit = (db: DynamoDBDocumentClient, directoryTable: string): FindUnit =>
  keptFor(keptMilliseconds, (unitId) => readUnit(db, directoryTable, unitId));

export const makeUnitName = (db: DynamoDBDocumentClient, directoryTable: string): UnitName => {
  const find = makeFindUnit(db, directoryTable);
  return async (unitId) => (await find(unitId))?.name ?? null;
};

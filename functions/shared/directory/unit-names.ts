/** The names people know units by. Kept for some minutes: a renamed unit is no emergency, a read per line of a list would be waste. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readUnit } from './units.ts';

const keptMilliseconds = 5 * 60 * 1000;

/** The unit's name; null if it is not registered. */
export type UnitName = (unitId: string) => Promise<string | null>;

export const makeUnitName = (db: DynamoDBDocumentClient, directoryTable: string): UnitName => {
  const kept = new Map<string, { readonly name: Promise<string | null>; readonly until: number }>();
  return (unitId) => {
    const known = kept.get(unitId);
    if (known !== undefined && known.until > Date.now()) return known.name;
    const name = readUnit(db, directoryTable, unitId).then((unit) => unit?.name ?? null);
    kept.set(unitId, { name, until: Date.now() + keptMilliseconds });
    // A failed read must be tried again by the next request.
    name.catch(() => kept.delete(unitId));
    return name;
  };
};

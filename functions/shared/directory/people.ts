/**
 * People in the directory: their office and whom they may act for. Whoever keeps the directory writes these rows; of the API only what an
 * administrator decides on an office does (`officeWrites`).
 */
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Person } from '#domain/access/person.ts';
import { Role } from '#domain/kernel/actor.ts';
import * as z from '#domain/kernel/schema.ts';
import { isInForce } from '#domain/subject/authority.ts';
import type { TransactItem } from '../case-store/items.ts';
import { getRow } from '../get-row.ts';
import { queryAll } from '../query-all.ts';

const schemaVersion = z.literal(1);
const officeKey = 'OFFICER';
/** Beside the office, so that whoever writes offices does not lift it by accident. */
const suspensionKey = 'SUSPENSION';
const representationPrefix = 'REPRESENTATION#';

const Office = z.object(() => ({
  schemaVersion,
  name: z.string(),
  roles: z.array(Role),
  /** Null for people outside the authorities. */
  unitId: z.nullable(z.string()),
  regionId: z.string(),
}));

const OfficerRow = z.object(() => ({ ...Office.shape, principalId: z.string() }));

const Representation = z.object(() => ({
  schemaVersion,
  subjectId: z.string(),
  scope: z.string(),
  from: z.iso.date(),
  to: z.nullable(z.iso.date()),
  basis: z.string(),
}));

const unitKey = (unitId: string): string => `OFFICERS#${unitId}`;

const pkOf = (principalId: string): string => `PRINCIPAL#${principalId}`;

/** The list of all who hold an office, in the directory's `gsi3`. */
export const officesKey = 'OFFICES';

export type Office = Omit<z.infer<typeof Office>, 'schemaVersion'>;

/** The table row of a person's office: listed with all others, and found by the unit. */
export const officeItem = (principalId: string, office: Office) => ({
  pk: pkOf(principalId),
  sk: officeKey,
  schemaVersion: 1,
  principalId,
  ...office,
  ...(office.unitId !== null && { gsi2pk: unitKey(office.unitId), gsi2sk: principalId }),
  gsi3pk: officesKey,
  gsi3sk: `${office.name}#${principalId}`,
});

/** The office a row of that list holds, and whose it is. */
export const officeIn = (row: Readonly<Record<string, unknown>>): Office & { readonly principalId: string } => {
  const { schemaVersion: _, ...office } = OfficerRow.parse(row);
  return office;
};

/** What is stored with a decision on an office: the office as it then is, and the row that bars the person, or its absence. */
export const officeWrites = (
  TableName: string,
  principalId: string,
  office: Office,
  suspendedSince: string | null,
): TransactItem[] => {
  const pk = pkOf(principalId);
  const Item = {
    ...{ pk, sk: suspensionKey, schemaVersion: 1, principalId, since: suspendedSince },
    ...(office.unitId !== null && { gsi2pk: unitKey(office.unitId), gsi2sk: `${principalId}#${suspensionKey}` }),
  };
  return [
    {
      Put: {
        TableName,
        Item: officeItem(principalId, office),
        // Nobody who has left the directory meanwhile comes back by this.
        ConditionExpression: 'principalId = :principalId',
        ExpressionAttributeValues: { ':principalId': principalId },
      },
    },
    suspendedSince === null ? { Delete: { TableName, Key: { pk, sk: suspensionKey } } } : { Put: { TableName, Item } },
  ];
};

/** The person's office, read consistently; null where the directory has none. */
export const readOffice = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  principalId: string,
): Promise<Office | null> => {
  const row = await getRow(db, directoryTable, { pk: pkOf(principalId), sk: officeKey });
  if (row === undefined) return null;
  const { principalId: _, ...office } = officeIn(row);
  return office;
};

/**
 * The person with what holds on `today` (business date, Shanghai); null if the directory does not know them. Read consistently: an
 * authority withdrawn a moment ago must not work any more. Somebody with an authority and no office is an applicant.
 */
export const readPerson = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  principalId: string,
  today: string,
): Promise<Person | null> => {
  const rows = await queryAll(db, {
    TableName: directoryTable,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pkOf(principalId) },
    ConsistentRead: true,
  });
  return rows.length === 0 ? null : personFrom(principalId, rows, today);
};

const personFrom = (principalId: string, rows: readonly Record<string, unknown>[], today: string): Person => {
  if (rows.some((row) => row['sk'] === suspensionKey))
    return { principalId, name: '', roles: [], represents: [], suspended: true };
  const officeRow = rows.find((row) => row['sk'] === officeKey);
  const office = officeRow === undefined ? null : Office.parse(officeRow);
  const represents = rows
    .filter((row) => String(row['sk']).startsWith(representationPrefix))
    .map((row) => Representation.parse(row))
    .filter((representation) => isInForce(representation, today));
  return {
    principalId,
    name: office?.name ?? '',
    roles: office?.roles ?? ['applicant'],
    ...(office?.unitId != null && { unitId: office.unitId }),
    ...(office !== null && { regionId: office.regionId }),
    represents: represents.map(({ schemaVersion: _, ...representation }) => representation),
  };
};

/** A unit's officers. */
export interface Officer {
  readonly principalId: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Everybody with an office in the unit who is not suspended, by principal id; the index may lag by moments behind a change of the directory. */
export const listOfficers = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  unitId: string,
): Promise<Officer[]> => {
  const rows = await queryAll(db, {
    TableName: directoryTable,
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :unit',
    ExpressionAttributeValues: { ':unit': unitKey(unitId) },
  });
  const isSuspension = (row: Record<string, unknown>): boolean => row['sk'] === suspensionKey;
  const suspended = new Set(rows.filter(isSuspension).map((row) => row['principalId']));
  return rows
    .filter((row) => !isSuspension(row) && !suspended.has(row['principalId']))
    .map((row) => {
      const { principalId, name, roles } = OfficerRow.parse(row);
      return { principalId, name, roles };
    });
};

/** Names of people by principal id, for histories; whoever has no office (any more) is left out. */
export const readNames = async (
  db: DynamoDBDocumentClient,
  directoryTable: string,
  principalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await Promise.all(
    [...new Set(principalIds)].map(async (principalId) => {
      const Key = { pk: pkOf(principalId), sk: officeKey };
      const { Item } = await db.send(new GetCommand({ TableName: directoryTable, Key }));
      return [principalId, Item === undefined ? null : Office.parse(Item).name] as const;
    }),
  );
  return new Map(found.filter((entry): entry is [string, string] => entry[1] !== null));
};

/** The tables in memory, and the texts that went to and from them. Conditions are not asked: nobody races here. */
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { MemoryTables } from '../../tests/support/memory-tables.ts';

type Row = Record<string, unknown>;

/** The texts that were read and written. */
export interface Traffic {
  readonly read: readonly string[];
  readonly written: readonly string[];
}

interface Seen {
  readonly command: unknown;
  readonly answer: object;
}

export const countedTables = () => {
  const tables = new MemoryTables({ unconditional: () => true });
  let seen: Seen[] | undefined;
  const send = async (command: unknown): Promise<object> => {
    const answer = tables.answer(command);
    seen?.push({ command, answer });
    return answer;
  };
  return {
    tables,
    /** In place of a client. */
    client: { send } as unknown as DynamoDBDocumentClient,
    /** Notes the traffic from now on, until it is asked for; only then is any text made of it. */
    watch: (): (() => Traffic) => {
      const noted: Seen[] = [];
      seen = noted;
      return () => {
        seen = undefined;
        const texts = (rowsOf: (one: Seen) => Row[]) => noted.flatMap(rowsOf).map((row) => JSON.stringify(row));
        return { read: texts(rowsRead), written: texts(rowsWritten) };
      };
    },
    /** Takes rows whose sort key begins with `prefix` out of a table. */
    take: (table: string, prefix: string): Row[] => {
      const keys = tables.keys(table).filter(({ sk }) => sk.startsWith(prefix));
      const rows = keys.flatMap((key): Row[] => {
        const row = tables.get(table, key);
        return row === undefined ? [] : [row];
      });
      for (const key of keys) tables.delete(table, key);
      return rows;
    },
  };
};

const rowsRead = ({ command, answer }: Seen): Row[] => {
  if (command instanceof GetCommand) {
    const { Item } = answer as { Item?: Row };
    return Item === undefined ? [] : [Item];
  }
  if (command instanceof QueryCommand) return (answer as { Items: Row[] }).Items;
  if (command instanceof BatchGetCommand)
    return Object.values((answer as { Responses: Record<string, Row[]> }).Responses).flat();
  return [];
};

const rowsWritten = ({ command }: Seen): Row[] =>
  command instanceof TransactWriteCommand
    ? (command.input.TransactItems ?? []).flatMap(({ Put }) => Put?.Item ?? [])
    : [];

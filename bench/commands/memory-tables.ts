/**
 * The four tables in memory, behind the calls the door and the readers make. Rows are kept as text: reading parses and writing
 * serialises, as the SDK would, and nobody can hold on to a row. Conditions are not checked, since nobody races here.
 */
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';

type Row = Record<string, unknown>;
interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The texts that were read and written since it was last asked. */
export interface Traffic {
  readonly read: readonly string[];
  readonly written: readonly string[];
}

export class MemoryTables {
  readonly #tables = new Map<string, Map<string, Map<string, string>>>();
  #read: string[] = [];
  #written: string[] = [];

  /** In place of a client. */
  readonly client = { send: async (command: unknown) => this.#answer(command) } as unknown as DynamoDBDocumentClient;

  put(table: string, row: Row): void {
    const text = JSON.stringify(row);
    this.#partition(table, String(row['pk'])).set(String(row['sk']), text);
    this.#written.push(text);
  }

  /** Takes rows whose sort key begins with `prefix` out of a table. */
  take(table: string, prefix: string): Row[] {
    const taken: Row[] = [];
    for (const partition of this.#tables.get(table)?.values() ?? [])
      for (const [sk, text] of partition)
        if (sk.startsWith(prefix)) {
          taken.push(JSON.parse(text) as Row);
          partition.delete(sk);
        }
    return taken;
  }

  /** Every partition but those of people, subjects and clocks is forgotten: the tables do not grow with the measurement. */
  forget(keep: (pk: string) => boolean): void {
    for (const table of this.#tables.values()) for (const pk of [...table.keys()]) if (!keep(pk)) table.delete(pk);
  }

  traffic(): Traffic {
    const traffic = { read: this.#read, written: this.#written };
    this.#read = [];
    this.#written = [];
    return traffic;
  }

  #partition(table: string, pk: string): Map<string, string> {
    const partitions = this.#tables.get(table) ?? new Map<string, Map<string, string>>();
    this.#tables.set(table, partitions);
    const partition = partitions.get(pk) ?? new Map<string, string>();
    partitions.set(pk, partition);
    return partition;
  }

  #parsed(text: string): Row {
    this.#read.push(text);
    return JSON.parse(text) as Row;
  }

  #get(table: string, { pk, sk }: Key): Row | undefined {
    const text = this.#tables.get(table)?.get(pk)?.get(sk);
    return text === undefined ? undefined : this.#parsed(text);
  }

  #batch({ RequestItems = {} }: BatchGetCommand['input']): Record<string, Row[]> {
    const rowsOf = (table: string, keys: readonly unknown[]) =>
      keys.flatMap((key) => this.#get(table, key as Key) ?? []);
    const found = Object.entries(RequestItems).map(([table, { Keys = [] }]) => [table, rowsOf(table, Keys)]);
    return Object.fromEntries(found);
  }

  /** A partition, or what of it begins with the second value, or comes from it on. */
  #query({
    TableName = '',
    KeyConditionExpression = '',
    ExpressionAttributeValues = {},
  }: QueryCommand['input']): Row[] {
    const [pk, bound = ''] = Object.values(ExpressionAttributeValues).map(String);
    const fits = (sk: string): boolean => (KeyConditionExpression.includes('>=') ? sk >= bound : sk.startsWith(bound));
    const rows = [...(this.#tables.get(TableName)?.get(pk ?? '') ?? [])].filter(([sk]) => fits(sk));
    return rows.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => this.#parsed(text));
  }

  #transact({ TransactItems = [] }: TransactWriteCommand['input']): object {
    for (const { Put, Delete } of TransactItems) {
      if (Put) this.put(Put.TableName ?? '', Put.Item ?? {});
      if (Delete) this.#delete(Delete.TableName ?? '', Delete.Key as unknown as Key);
    }
    return {};
  }

  #delete(table: string, { pk, sk }: Key): object {
    this.#partition(table, pk).delete(sk);
    return {};
  }

  #answer(command: unknown): object {
    if (command instanceof GetCommand)
      return { Item: this.#get(command.input.TableName ?? '', command.input.Key as unknown as Key) };
    if (command instanceof QueryCommand) return { Items: this.#query(command.input) };
    if (command instanceof TransactWriteCommand) return this.#transact(command.input);
    if (command instanceof DeleteCommand)
      return this.#delete(command.input.TableName ?? '', command.input.Key as unknown as Key);
    if (command instanceof BatchGetCommand) return { Responses: this.#batch(command.input) };
    throw new Error(`the tables in memory do not know ${(command as object).constructor.name}`);
  }
}

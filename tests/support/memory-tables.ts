/**
 * DynamoDB tables in memory, as far as this system's code speaks to them. Every request waits before and after it looks, because a race that
 * cannot happen proves nothing. A condition or index this store does not know is an error, never a silent yes. Rows are kept as text: reading
 * parses and writing serialises, as the SDK would, and nobody can hold on to a row.
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { shownIn } from '#shared/case-store/keys.ts';
import { added, holds, nameOf, picked, type Row, selection, type Write } from './table-expressions.ts';

export interface MemoryOptions {
  /** Rows whose conditions are not asked: what would happen if the code forgot them. */
  readonly unconditional?: (key: { pk: string; sk: string }) => boolean;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The directory's rows show whole in their indexes, those of the door's tables as far as an index shows them. */
const shownOf = (row: Row, { TableName, IndexName }: QueryCommand['input']): Row => {
  if (IndexName === undefined || TableName === 'directory') return row;
  const shown: readonly string[] = shownIn[IndexName as keyof typeof shownIn];
  const keys = ['pk', 'sk', `${IndexName}pk`, `${IndexName}sk`];
  return Object.fromEntries(Object.entries(row).filter(([name]) => keys.includes(name) || shown.includes(name)));
};

const nameOfKey = ({ pk, sk }: Row): string => `${pk}|${sk}`;
const partitionOf = (table: string | undefined, pk: unknown): string => `${table}|${pk}`;

export class MemoryTables {
  /** By table and partition key, then by sort key. */
  private readonly partitions = new Map<string, Map<string, string>>();
  /** Errors for the next transactions, one each; `undefined` lets one pass. */
  readonly fail: (Error | undefined)[] = [];
  transactions = 0;
  private readonly options: MemoryOptions;

  constructor(options: MemoryOptions = {}) {
    this.options = options;
  }

  /** To be handed to code that wants a document client. */
  get db(): DynamoDBDocumentClient {
    return this as unknown as DynamoDBDocumentClient;
  }

  keys(table: string): { readonly pk: string; readonly sk: string }[] {
    const start = partitionOf(table, '');
    return [...this.partitions]
      .filter(([partition]) => partition.startsWith(start))
      .flatMap(([partition, rows]) => [...rows.keys()].map((sk) => ({ pk: partition.slice(start.length), sk })));
  }

  all(table: string): Row[] {
    return this.keys(table)
      .map((key) => this.get(table, key))
      .filter((row) => row !== undefined);
  }

  get(table: string | undefined, { pk, sk }: Row): Row | undefined {
    const text = this.partitions.get(partitionOf(table, pk))?.get(String(sk));
    return text === undefined ? undefined : (JSON.parse(text) as Row);
  }

  put(table: string, row: Row): void {
    const partition = partitionOf(table, row['pk']);
    const rows = this.partitions.get(partition) ?? new Map<string, string>();
    this.partitions.set(partition, rows.set(String(row['sk']), JSON.stringify(row)));
  }

  delete(table: string, { pk, sk }: Row): void {
    const partition = partitionOf(table, pk);
    const rows = this.partitions.get(partition);
    rows?.delete(String(sk));
    if (rows?.size === 0) this.partitions.delete(partition);
  }

  async send(command: unknown): Promise<object> {
    await turn();
    const answer = this.answer(command);
    await turn();
    return answer;
  }

  /** What a request comes to, at once. */
  answer(command: unknown): object {
    if (command instanceof GetCommand) {
      const Item = this.get(command.input.TableName, command.input.Key ?? {});
      return Item === undefined ? {} : { Item };
    }
    if (command instanceof BatchGetCommand) return this.batch(command.input.RequestItems ?? {});
    if (command instanceof BatchWriteCommand) return this.deleteBatch(command.input.RequestItems ?? {});
    if (command instanceof QueryCommand) return this.query(command.input);
    if (command instanceof PutCommand) return this.single({ Put: command.input as Write });
    if (command instanceof DeleteCommand) return this.single({ Delete: command.input as Write });
    if (command instanceof UpdateCommand) return this.update(command.input as Write);
    if (command instanceof TransactWriteCommand)
      return this.transact(command.input.TransactItems as Record<string, Write>[]);
    throw new Error(`unknown command: ${(command as object).constructor.name}`);
  }

  private query(input: QueryCommand['input']): object {
    const sortKey = input.IndexName === undefined ? 'sk' : `${input.IndexName}sk`;
    const sign = input.ScanIndexForward === false ? -1 : 1;
    const found = this.found(input).sort((a, b) => (String(a[sortKey]) < String(b[sortKey]) ? -sign : sign));
    const names = input.ProjectionExpression?.split(', ').map((name) => nameOf(name, input.ExpressionAttributeNames));
    const Items = found
      .slice(0, input.Limit)
      .map((row) => shownOf(row, input))
      .map((row) => (names === undefined ? row : picked(row, names)));
    const last = found.length > Items.length ? Items.at(-1) : undefined;
    return { Items, ...(last && { LastEvaluatedKey: last }) };
  }

  /** An index is looked for in every row; of the table itself only one partition is, and only what fits is read. */
  private found(input: QueryCommand['input']): Row[] {
    const { TableName = '', IndexName, KeyConditionExpression = '', ExpressionAttributeValues = {} } = input;
    const selects = selection(KeyConditionExpression, ExpressionAttributeValues);
    if (IndexName !== undefined) return this.all(TableName).filter(selects);
    const [, value = ''] = /^pk = (:\w+)/.exec(KeyConditionExpression) ?? [];
    const pk = ExpressionAttributeValues[value];
    const rows = this.partitions.get(partitionOf(TableName, pk)) ?? new Map<string, string>();
    return [...rows].filter(([sk]) => selects({ pk, sk })).map(([, text]) => JSON.parse(text) as Row);
  }

  private batch(wanted: NonNullable<BatchGetCommand['input']['RequestItems']>): object {
    const found = Object.entries(wanted).map(([table, { Keys = [] }]) => {
      if (Keys.length > 100 || new Set(Keys.map(nameOfKey)).size !== Keys.length)
        throw new Error('a batch has at most 100 keys and names each once');
      return [table, Keys.flatMap((key) => this.get(table, key) ?? [])] as const;
    });
    return { Responses: Object.fromEntries(found) };
  }

  private deleteBatch(wanted: NonNullable<BatchWriteCommand['input']['RequestItems']>): object {
    const keys = Object.entries(wanted).flatMap(([table, requests]) =>
      requests.map(({ DeleteRequest }) => ({ table, key: DeleteRequest?.Key ?? {} })),
    );
    if (keys.length > 25) throw new Error('a batch has at most 25 deletions');
    for (const { table, key } of keys) this.delete(table, key);
    return { UnprocessedItems: {} };
  }

  private single(item: Record<string, Write>): object {
    const write = Object.values(item)[0] ?? {};
    if (!this.passes(write)) throw Object.assign(new Error('condition'), { name: 'ConditionalCheckFailedException' });
    this.apply(item);
    return {};
  }

  /** As with `ReturnValues: 'UPDATED_NEW'`; the key comes along. */
  private update(write: Write): object {
    this.single({ Update: write });
    return { Attributes: this.get(write.TableName, write.Key ?? {}) };
  }

  private passes(write: Write): boolean {
    const key = (write.Item ?? write.Key) as { pk: string; sk: string };
    return this.options.unconditional?.(key) === true || holds(this.get(write.TableName, key), write);
  }

  private apply({ Put, Update, Delete }: Record<string, Write>): void {
    if (Put?.Item !== undefined) this.put(Put.TableName ?? '', Put.Item);
    if (Delete !== undefined) this.delete(Delete.TableName ?? '', Delete.Key ?? {});
    if (Update !== undefined) {
      const before = this.get(Update.TableName, Update.Key ?? {}) ?? { ...Update.Key };
      this.put(Update.TableName ?? '', added(before, Update));
    }
  }

  private transact(items: readonly Record<string, Write>[]): object {
    this.transactions += 1;
    const injected = this.fail.shift();
    if (injected !== undefined) throw injected;
    const writes = items.map((item) => Object.values(item)[0] ?? {});
    const keys = writes.map((write) => `${write.TableName}|${nameOfKey(write.Item ?? write.Key ?? {})}`);
    if (items.length > 100 || new Set(keys).size !== keys.length)
      throw new Error('a transaction has at most 100 items and names each once');
    const failed = writes.map((write) => !this.passes(write));
    if (failed.includes(true)) throw cancelled(failed.map((one) => (one ? 'ConditionalCheckFailed' : 'None')));
    for (const item of items) this.apply(item);
    return {};
  }
}

/** What DynamoDB throws for a transaction: one reason per item, in their order. */
export const cancelled = (codes: readonly string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    message: `Transaction cancelled [${codes.join(', ')}]`,
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

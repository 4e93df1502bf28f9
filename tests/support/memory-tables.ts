/**
 * DynamoDB tables in memory, as far as this system's code speaks to them. Every request waits before and after it looks, because a race that
 * cannot happen proves nothing. A condition or index this store does not know is an error, never a silent yes.
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { shownIn } from '#shared/case-store/keys.ts';
import { throughJson } from './given.ts';

type Row = Record<string, unknown>;
type Values = Record<string, unknown> | undefined;
interface Write {
  readonly TableName?: string | undefined;
  readonly Item?: Row;
  readonly Key?: Row;
  readonly ConditionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Row | undefined;
}

export interface MemoryOptions {
  /** Rows whose conditions are not asked: what would happen if the code forgot them. */
  readonly unconditional?: (key: { pk: string; sk: string }) => boolean;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const nameOf = (name: string, names: Record<string, string> | undefined): string =>
  name.startsWith('#') ? (names?.[name] ?? name) : name;

/** `attribute_not_exists(a)`, `a = :b`, joined by OR: what the code's conditions are made of. */
const holds = (row: Row | undefined, write: Write): boolean =>
  (write.ConditionExpression ?? 'none').split(' OR ').some((term) => {
    if (term === 'none') return true;
    const absent = /^attribute_not_exists\((#?\w+)\)$/.exec(term);
    if (absent) return row?.[nameOf(absent[1] ?? '', write.ExpressionAttributeNames)] === undefined;
    const equal = /^(#?\w+) = (:\w+)$/.exec(term);
    if (!equal) throw new Error(`unknown condition: ${term}`);
    return (
      row !== undefined &&
      row[nameOf(equal[1] ?? '', write.ExpressionAttributeNames)] === write.ExpressionAttributeValues?.[equal[2] ?? '']
    );
  });

/** `ADD #a :b, #c :d` */
const added = (row: Row, write: Write): Row => {
  const sum = { ...row };
  for (const part of (write.UpdateExpression ?? '').replace(/^ADD /, '').split(', ')) {
    const [name = '', value = ''] = part.split(' ');
    const field = nameOf(name, write.ExpressionAttributeNames);
    sum[field] = Number(sum[field] ?? 0) + Number(write.ExpressionAttributeValues?.[value]);
  }
  return sum;
};

const comparisons: Readonly<Record<string, (found: string, wanted: string) => boolean>> = {
  '=': (found, wanted) => found === wanted,
  '<': (found, wanted) => found < wanted,
  '<=': (found, wanted) => found <= wanted,
  '>': (found, wanted) => found > wanted,
  '>=': (found, wanted) => found >= wanted,
};

/** `a = :b AND begins_with(c, :d)`, `a = :b AND c <= :d`, `a = :b AND c BETWEEN :d AND :e` */
const selects = (row: Row, expression: string, values: Values): boolean =>
  expression
    .replace(/(\w+) BETWEEN (:\w+) AND (:\w+)/, '$1 >= $2 AND $1 <= $3')
    .split(' AND ')
    .every((term) => {
      const begins = /^begins_with\((\w+), (:\w+)\)$/.exec(term);
      if (begins) return String(row[begins[1] ?? '']).startsWith(String(values?.[begins[2] ?? '']));
      const [name = '', operator = '', value = ''] = term.split(' ');
      const compare = comparisons[operator];
      if (compare === undefined) throw new Error(`unknown key condition: ${term}`);
      return row[name] !== undefined && compare(String(row[name]), String(values?.[value]));
    });

/** The directory's rows show whole in their indexes, those of the door's tables as far as an index shows them. */
const shownOf = (row: Row, { TableName, IndexName }: QueryCommand['input']): Row => {
  if (IndexName === undefined || TableName === 'directory') return row;
  const shown: readonly string[] = shownIn[IndexName as keyof typeof shownIn];
  const keys = ['pk', 'sk', `${IndexName}pk`, `${IndexName}sk`];
  return Object.fromEntries(Object.entries(row).filter(([name]) => keys.includes(name) || shown.includes(name)));
};

const picked = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name]]));

export class MemoryTables {
  private readonly rows = new Map<string, Row>();
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

  all(table: string): Row[] {
    return [...this.rows].filter(([key]) => key.startsWith(`${table}|`)).map(([, row]) => row);
  }

  put(table: string, row: Row): void {
    this.rows.set(this.keyOf(table, row), throughJson(row));
  }

  async send(command: unknown): Promise<object> {
    await turn();
    const answer = this.answer(command);
    await turn();
    return answer;
  }

  private keyOf(table: string | undefined, { pk, sk }: Row): string {
    return `${table}|${pk}|${sk}`;
  }

  private answer(command: unknown): object {
    if (command instanceof GetCommand) {
      const row = this.rows.get(this.keyOf(command.input.TableName, command.input.Key ?? {}));
      return row === undefined ? {} : { Item: throughJson(row) };
    }
    if (command instanceof BatchGetCommand) return this.batch(command.input.RequestItems ?? {});
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
    const found = this.all(input.TableName ?? '')
      .filter((row) => selects(row, input.KeyConditionExpression ?? '', input.ExpressionAttributeValues))
      .sort((a, b) => (String(a[sortKey]) < String(b[sortKey]) ? -sign : sign));
    const names = input.ProjectionExpression?.split(', ').map((name) => nameOf(name, input.ExpressionAttributeNames));
    const Items = found
      .slice(0, input.Limit)
      .map((row) => shownOf(row, input))
      .map((row) => (names === undefined ? row : picked(row, names)));
    const last = found.length > Items.length ? Items.at(-1) : undefined;
    return { Items: throughJson(Items), ...(last && { LastEvaluatedKey: throughJson(last) }) };
  }

  private batch(wanted: NonNullable<BatchGetCommand['input']['RequestItems']>): object {
    const found = Object.entries(wanted).map(([table, { Keys = [] }]) => {
      const keys = Keys.map((key) => this.keyOf(table, key));
      if (keys.length > 100 || new Set(keys).size !== keys.length)
        throw new Error('a batch has at most 100 keys and names each once');
      return [table, throughJson(keys.flatMap((key) => this.rows.get(key) ?? []))] as const;
    });
    return { Responses: Object.fromEntries(found) };
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
    return { Attributes: throughJson(this.rows.get(this.keyOf(write.TableName, write.Key ?? {}))) };
  }

  private passes(write: Write): boolean {
    const key = (write.Item ?? write.Key) as { pk: string; sk: string };
    return this.options.unconditional?.(key) === true || holds(this.rows.get(this.keyOf(write.TableName, key)), write);
  }

  private apply({ Put, Update, Delete }: Record<string, Write>): void {
    if (Put?.Item !== undefined) this.put(Put.TableName ?? '', Put.Item);
    if (Delete !== undefined) this.rows.delete(this.keyOf(Delete.TableName, Delete.Key ?? {}));
    if (Update !== undefined) {
      const key = this.keyOf(Update.TableName, Update.Key ?? {});
      this.rows.set(key, added(this.rows.get(key) ?? { ...Update.Key }, Update));
    }
  }

  private transact(items: readonly Record<string, Write>[]): object {
    this.transactions += 1;
    const injected = this.fail.shift();
    if (injected !== undefined) throw injected;
    const writes = items.map((item) => Object.values(item)[0] ?? {});
    const keys = writes.map((write) => this.keyOf(write.TableName, write.Item ?? write.Key ?? {}));
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

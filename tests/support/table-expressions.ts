/** The expressions of DynamoDB that this system's code uses, evaluated on one row: conditions, updates, key conditions, projections. */

export type Row = Record<string, unknown>;
export interface Write {
  readonly TableName?: string | undefined;
  readonly Item?: Row;
  readonly Key?: Row;
  readonly ConditionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Row | undefined;
}

export const nameOf = (name: string, names: Record<string, string> | undefined): string =>
  name.startsWith('#') ? (names?.[name] ?? name) : name;

/** `attribute_not_exists(a)`, `a = :b`, joined by OR: what the code's conditions are made of. */
export const holds = (row: Row | undefined, write: Write): boolean =>
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
export const added = (row: Row, write: Write): Row => {
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
  begins: (found, wanted) => found.startsWith(wanted),
};

/** `a = :b AND begins_with(c, :d)`, `a = :b AND c <= :d`, `a = :b AND c BETWEEN :d AND :e` */
export const selection = (expression: string, values: Row): ((row: Row) => boolean) => {
  const terms = expression
    .replace(/(\w+) BETWEEN (:\w+) AND (:\w+)/, '$1 >= $2 AND $1 <= $3')
    .split(' AND ')
    .map((term) => {
      const [, begun, prefix] = /^begins_with\((\w+), (:\w+)\)$/.exec(term) ?? [];
      const [name = '', operator = '', value = ''] = begun === undefined ? term.split(' ') : [begun, 'begins', prefix];
      const compare = comparisons[operator];
      if (compare === undefined) throw new Error(`unknown key condition: ${term}`);
      const wanted = String(values[value]);
      return (row: Row) => row[name] !== undefined && compare(String(row[name]), wanted);
    });
  return (row) => terms.every((holds) => holds(row));
};

/** The attributes of a projection, as far as the row has them. */
export const picked = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));

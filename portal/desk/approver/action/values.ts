/** Between what a form holds and what an action is told. */
import type { About } from './about.ts';
import { type Field, isVariants } from './schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** A list about the records has one row for each; any other list begins with an empty row. */
export const initialOf = (fields: readonly Field[], about: Pick<About, 'records'>): Values =>
  Object.fromEntries(fields.flatMap((field) => (field.kind === 'list' ? [[field.name, rowsOf(field, about)]] : [])));

const rowsOf = (field: Field & { kind: 'list' }, { records }: Pick<About, 'records'>): readonly Values[] =>
  isPerRecord(field) ? records.map(({ recordId }) => ({ recordId })) : [{}];

/** Whether every record has its row, and none may be added or left out. */
export const isPerRecord = ({ of }: Field & { kind: 'list' }): boolean => {
  const fields = isVariants(of) ? Object.values(of.shapes).flat() : of;
  return fields.some(({ name, optional }) => name === 'recordId' && !optional);
};

/** What was filled in, in the shape of the schema: what is optional and empty is left out. */
export const given = (fields: readonly Field[], values: Values): Values =>
  Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const value = filledIn(field, values[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const filledIn = (field: Field, value: unknown): unknown => {
  switch (field.kind) {
    case 'text':
      return isEmpty(value) ? undefined : value;
    case 'date':
      return isEmpty(value) ? undefined : (value as { format: (pattern: string) => string }).format('YYYY-MM-DD');
    case 'ids':
      return isEmpty(value) ? (field.optional ? undefined : []) : value;
    case 'group': {
      const inner = given(field.fields, (value ?? {}) as Values);
      return field.optional && Object.keys(inner).length === 0 ? undefined : inner;
    }
    case 'variants':
      return variantOf(field.variants.by, field.variants.shapes, (value ?? {}) as Values);
    case 'list': {
      const { of } = field;
      return ((value ?? []) as Values[]).map((row) =>
        isVariants(of) ? variantOf(of.by, of.shapes, row) : given(of, row),
      );
    }
    default:
      return isEmpty(value) ? undefined : value;
  }
};

const variantOf = (by: string, shapes: Readonly<Record<string, readonly Field[]>>, value: Values): Values => {
  const chosen = value[by];
  const fields = shapes[String(chosen)];
  return fields === undefined ? {} : { [by]: chosen, ...given(fields, value) };
};

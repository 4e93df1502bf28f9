/**
 * Mermaid erDiagram of the aggregates and the delivery ledger, read from their zod schemas.
 * A schema that a module exports is a box under its export's name; a nested object without a name is one attribute.
 */
import * as z from 'zod';
import * as application from '#domain/application/application.ts';
import * as delivery from '#domain/delivery/delivery.ts';
import { TimeLimit } from '#domain/kernel/time-limit.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import * as record from '#domain/record/record.ts';
import { RecordReport } from '#domain/record/report.ts';
import * as repair from '#domain/repair/state.ts';
import * as subject from '#domain/subject/credit-subject.ts';
import { mermaid } from './markdown.ts';

/** Aggregates and the ledger first, under the names of the glossary. */
const roots = {
  RepairApplication: application.ApplicationState,
  RepairCase: repair.RepairCaseState,
  DishonestyRecord: record.RecordState,
  CreditSubject: subject.CreditSubjectState,
  Delivery: delivery.Delivery,
} as const;

const isObject = (value: unknown): value is z.ZodObject => value instanceof z.ZodObject;

const named = new Map<z.ZodType, string>([
  ...Object.entries(roots).map(([name, schema]) => [schema, name] as const),
  ...Object.entries({ ...application, ...repair, ...record, ...delivery, RecordReport, WorkItem, TimeLimit }).flatMap(
    ([name, value]) =>
      isObject(value) && !Object.values<z.ZodType>(roots).includes(value) ? [[value, name] as const] : [],
  ),
]);

/** Ids that point to another box, by field name. */
const references: Readonly<Record<string, keyof typeof roots>> = {
  subjectId: 'CreditSubject',
  recordId: 'DishonestyRecord',
  caseId: 'RepairCase',
  applicationId: 'RepairApplication',
};

interface Field {
  readonly schema: z.ZodType;
  readonly many: boolean;
  readonly optional: boolean;
}

/** What a field holds when lists, records and wrappers are taken off. */
const unwrap = (schema: z.ZodType, many = false, optional = false): Field => {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return unwrap(schema.unwrap() as z.ZodType, many, true);
  if (schema instanceof z.ZodArray) return unwrap(schema.element as z.ZodType, true, optional);
  if (schema instanceof z.ZodRecord) return unwrap(schema.valueType as z.ZodType, true, optional);
  return { schema, many, optional };
};

const typeOf = ({ schema, many }: Field): string => {
  const { type, format } = schema.def as { type: string; format?: string };
  return `${format ?? (type === 'union' ? 'object' : type)}${many ? '[]' : ''}`.replaceAll('_', '');
};

const fieldsOf = (schema: z.ZodObject): [string, Field][] =>
  Object.entries(schema.shape).map(([name, inner]) => [name, unwrap(inner as z.ZodType)]);

/** Every box that can be reached from the roots, roots first. */
const reachable = (): z.ZodObject[] => {
  const found = new Set<z.ZodObject>(Object.values(roots));
  for (const schema of found)
    for (const [, field] of fieldsOf(schema))
      if (isObject(field.schema) && named.has(field.schema)) found.add(field.schema);
  return [...found];
};

/** An id is the box's own or points to another one. */
const keyOf = (own: string, field: string): string => {
  const other = references[field];
  return other === undefined ? '' : other === own ? ' PK' : ' FK';
};

const attributesOf = (schema: z.ZodObject): string[] =>
  fieldsOf(schema)
    .filter(([, field]) => !named.has(field.schema))
    .map(([name, field]) => `    ${typeOf(field)} ${name}${keyOf(named.get(schema) ?? '', name)}`);

const relationsOf = (schema: z.ZodObject): string[] => {
  const own = named.get(schema) ?? '';
  return fieldsOf(schema).flatMap(([name, field]) => {
    const part = named.get(field.schema);
    if (part !== undefined)
      return [`  ${own} ||--${field.many ? 'o{' : field.optional ? 'o|' : '||'} ${part} : ${name}`];
    const other = references[name];
    return other === undefined || other === own
      ? []
      : [`  ${own} }o--${field.optional ? 'o|' : '||'} ${other} : ${name}`];
  });
};

/** The picture. Attributes that are boxes of their own appear as relations only. */
export const entityDiagram = (): string => {
  const boxes = reachable();
  return mermaid([
    'erDiagram',
    ...boxes.flatMap((schema) => [`  ${named.get(schema)} {`, ...attributesOf(schema), '  }']),
    ...boxes.flatMap(relationsOf),
  ]);
};

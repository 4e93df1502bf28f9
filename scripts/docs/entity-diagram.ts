/**
 * Mermaid erDiagram of the aggregates and the delivery ledger, read from their zod schemas.
 * A schema that a module exports is a box under its export's name; a nested object without a name is one attribute.
 */
import * as application from '#domain/application/application.ts';
import * as commitment from '#domain/commitment/state.ts';
import * as register from '#domain/credit-commitment/credit-commitment.ts';
import * as delivery from '#domain/delivery/delivery.ts';
import { TimeLimit } from '#domain/kernel/time-limit.ts';
import { WorkItem } from '#domain/kernel/work-item.ts';
import { MatterContent } from '#domain/matter/content.ts';
import * as matter from '#domain/matter/state.ts';
import { RecordReport } from '#domain/record/report.ts';
import * as record from '#domain/record/state.ts';
import * as repair from '#domain/repair/state.ts';
import * as subject from '#domain/subject/state.ts';
import { mermaid } from './markdown.ts';

/** Aggregates and the ledger first, under the names of the glossary. */
const roots = {
  RepairApplication: application.ApplicationState,
  RepairCase: repair.RepairCaseState,
  CommitmentMatter: matter.MatterState,
  CommitmentCase: commitment.CommitmentCaseState,
  CreditCommitment: register.CreditCommitmentState,
  DishonestyRecord: record.RecordState,
  CreditSubject: subject.CreditSubjectState,
  Delivery: delivery.Delivery,
} as const;

/** What is read of a schema: its definition. */
interface Schema {
  readonly def: {
    readonly type: string;
    readonly format?: string;
    readonly innerType?: Schema;
    readonly element?: Schema;
    readonly valueType?: Schema;
  };
  readonly shape?: Readonly<Record<string, Schema>>;
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && 'def' in value && (value as Schema).def.type === 'object';

const named = new Map<Schema, string>([
  ...Object.entries(roots).map(([name, schema]) => [schema as unknown as Schema, name] as const),
  ...Object.entries({
    ...application,
    ...repair,
    ...commitment,
    ...register,
    MatterContent,
    ...record,
    ...delivery,
    RecordReport,
    WorkItem,
    TimeLimit,
  }).flatMap(([name, value]) =>
    isObject(value) && !Object.values<unknown>(roots).includes(value) ? [[value, name] as const] : [],
  ),
]);

/** Ids that point to another box, by field name. */
const references: Readonly<Record<string, keyof typeof roots>> = {
  subjectId: 'CreditSubject',
  recordId: 'DishonestyRecord',
  caseId: 'RepairCase',
  applicationId: 'RepairApplication',
  matterId: 'CommitmentMatter',
  commitmentId: 'CreditCommitment',
};

interface Field {
  readonly schema: Schema;
  readonly many: boolean;
  readonly optional: boolean;
}

/** What a field holds when lists, records and wrappers are taken off. */
const unwrap = (schema: Schema, many = false, optional = false): Field => {
  const { type, innerType, element, valueType } = schema.def;
  if (innerType !== undefined) return unwrap(innerType, many, optional || type === 'nullable' || type === 'optional');
  if (element !== undefined) return unwrap(element, true, optional);
  if (valueType !== undefined) return unwrap(valueType, true, optional);
  return { schema, many, optional };
};

const typeOf = ({ schema, many }: Field): string => {
  const { type, format } = schema.def;
  const name = type === 'string' ? (format ?? type) : type === 'union' ? 'object' : type;
  return `${name}${many ? '[]' : ''}`.replaceAll('_', '');
};

const fieldsOf = ({ shape = {} }: Schema): [string, Field][] =>
  Object.entries(shape).map(([name, inner]) => [name, unwrap(inner)]);

/** Every box that can be reached from the roots, roots first. */
const reachable = (): Schema[] => {
  const found = new Set(Object.values(roots) as unknown as Schema[]);
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

const attributesOf = (schema: Schema): string[] =>
  fieldsOf(schema)
    .filter(([, field]) => !named.has(field.schema))
    .map(([name, field]) => `    ${typeOf(field)} ${name}${keyOf(named.get(schema) ?? '', name)}`);

const relationsOf = (schema: Schema): string[] => {
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

/**
 * What goes onto the bus: a JSON Schema per event type and a table of all of them.
 * Why the schemas are open (no `additionalProperties: false`): a later version may add a field, and a consumer that validates
 * against v1 must go on accepting it. What the code itself stores is checked strictly.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { aggregateKinds } from '#domain/kinds.ts';
import { CloudEvent, cloudEventType } from '#shared/cloud-event.ts';
import type { DetailTypes } from '#shared/detail-types.ts';
import { root } from '../lib/instance.ts';
import type { Term } from './glossary.ts';
import { code, generatedNote, page, table } from './markdown.ts';

export interface EventType {
  readonly aggregate: string;
  /** The name in the domain, e.g. `RepairCaseAccepted`. */
  readonly name: string;
  /** The CloudEvents type, e.g. `xinxiu.repair-case.repair-case-accepted.v1`. */
  readonly busType: string;
  readonly data: z.ZodObject;
}

/** What is read of an event's schema. */
interface EventSchema {
  readonly shape: {
    readonly type: { readonly def: { readonly values: readonly unknown[] } };
    readonly data: z.ZodObject;
  };
}
interface Union {
  readonly def: { readonly options?: readonly unknown[] };
}

const eventsOf = (aggregate: string, schema: unknown): EventType[] =>
  ((schema as Union).def.options ?? [schema]).map((option) => {
    const { type, data } = (option as EventSchema).shape;
    const name = String(type.def.values[0]);
    return { aggregate, name, busType: cloudEventType(aggregate, name), data };
  });

/** Every event of every aggregate, in the order of the code. */
export const eventTypes: readonly EventType[] = Object.values(aggregateKinds).flatMap(({ name, event }) =>
  eventsOf(name, event),
);

/** The envelope with this event's type and data. */
const schemaOf = ({ name, busType, data }: EventType): unknown =>
  z.toJSONSchema(
    z.object({ ...CloudEvent.shape, type: z.literal(busType), eventtype: z.literal(name), data }).meta({ title: name }),
    {
      override: ({ jsonSchema }) => {
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        // The format says it; the pattern behind it is half a page.
        if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      },
    },
  );

/** `docs/events/<type>.json` of every event type, by path. */
export const eventSchemas = (): [path: string, text: string][] =>
  eventTypes.map((type) => [`docs/events/${type.busType}.json`, `${JSON.stringify(schemaOf(type), null, 2)}\n`]);

interface Consumer {
  readonly name: string;
  readonly handles: DetailTypes;
}

/** Functions that read the bus, by what they themselves say they handle. */
const consumers = (): Promise<Consumer[]> =>
  Promise.all(
    globSync('functions/*/*/handles.ts', { cwd: root })
      .sort()
      .map(async (file) => {
        const { handles } = (await import(join(root, file))) as { handles: DetailTypes };
        return { name: file.split(/[\\/]/).slice(1, 3).join('/'), handles };
      }),
  );

const reads = ({ handles }: Consumer, busType: string): boolean =>
  handles.some((handled) => (typeof handled === 'string' ? handled === busType : busType.startsWith(handled.prefix)));

/** Of data that may have one of several shapes, the fields of all of them. */
const fieldsOf = (data: z.ZodObject): z.ZodObject['shape'] =>
  Object.assign({}, ...((data as unknown as Union).def.options ?? [data]).map((one) => (one as z.ZodObject).shape));

const fieldNames = ({ data }: EventType): string =>
  code(
    ...Object.entries(fieldsOf(data)).map(([name, field]) =>
      z.safeParse(field, undefined).success ? `${name}?` : name,
    ),
  );

/** `docs/events.md`. */
export const eventReference = async (terms: readonly Term[]): Promise<string> => {
  const all = await consumers();
  const word = (name: string): string => terms.find(({ identifiers }) => identifiers.includes(name))?.word ?? '';
  const sections = [...Map.groupBy(eventTypes, ({ aggregate }) => aggregate)].map(([aggregate, events]) =>
    page(
      `## ${aggregate}`,
      table(
        ['事件', '含义', '总线类型（附 JSON Schema）', '数据字段', '由谁处理'],
        events.map((event) => [
          code(event.name),
          word(event.name),
          `[${event.busType}](events/${event.busType}.json)`,
          fieldNames(event),
          code(...all.filter((consumer) => reads(consumer, event.busType)).map(({ name }) => name)),
        ]),
      ),
    ).trimEnd(),
  );
  return page(
    generatedNote,
    '# 事件',
    '每个事件先写入案件的历史，再以 CloudEvents 1.0 发到事件总线；信封字段见任一 Schema，`sequence` 是该聚合内的序号。',
    '同一事件可能到达多次，次序也可能颠倒。消费者按 `subject` 与 `sequence` 去重、排序，并忽略不认识的字段；v1 只增不减。办理人只在案件历史中，不上总线。',
    ...sections,
  );
};

/**
 * A form from an action's own schema, so that no field is asked for that the API would refuse, and none is forgotten. Fields of the work
 * item (`itemId`, `itemVersion`) are not asked: they come from what is on the screen.
 */
import type * as z from 'zod/mini';

interface Named {
  readonly name: string;
  readonly optional: boolean;
}

export type Field =
  | (Named & { readonly kind: 'text'; readonly maxLength: number | undefined })
  | (Named & { readonly kind: 'number' | 'boolean' | 'date' | 'ids' })
  | (Named & { readonly kind: 'choice'; readonly options: readonly string[] })
  | (Named & { readonly kind: 'group'; readonly fields: readonly Field[] })
  | (Named & { readonly kind: 'variants'; readonly variants: Variants })
  | (Named & { readonly kind: 'list'; readonly of: readonly Field[] | Variants });

/** One of several shapes, told apart by the value of a member. */
export interface Variants {
  readonly by: string;
  readonly shapes: Readonly<Record<string, readonly Field[]>>;
}

export const isVariants = (of: readonly Field[] | Variants): of is Variants => 'by' in of;

const notAsked = ['itemId', 'itemVersion'];

// biome-ignore lint/suspicious/noExplicitAny: the library types each definition by its class; here they are told apart by their names.
const defOf = (schema: z.ZodMiniType): any => schema._zod.def;

/** The fields of an action, in the order of its schema. */
export const fieldsOf = (schema: z.ZodMiniType): Field[] =>
  Object.entries(defOf(schema).shape as Record<string, z.ZodMiniType>)
    // What has only one value is not asked either.
    .filter(([name, member]) => !notAsked.includes(name) && defOf(member).type !== 'literal')
    .map(([name, member]) => fieldOf(name, member, false));

const fieldOf = (name: string, schema: z.ZodMiniType, optional: boolean): Field => {
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
    case 'default':
      return fieldOf(name, def.innerType, true);
    case 'string':
      return def.format === 'date'
        ? { kind: 'date', name, optional }
        : { kind: 'text', name, optional, maxLength: maxLengthOf(def) };
    case 'number':
      return { kind: 'number', name, optional };
    case 'boolean':
      return { kind: 'boolean', name, optional };
    case 'enum':
      return { kind: 'choice', name, optional, options: Object.values(def.entries) };
    case 'object':
      return { kind: 'group', name, optional, fields: fieldsOf(schema) };
    case 'union':
      return { kind: 'variants', name, optional, variants: variantsOf(def) };
    case 'array':
      return listOf(name, def.element, optional);
    default:
      throw new Error(`no field for ${name}: ${def.type}`);
  }
};

const listOf = (name: string, element: z.ZodMiniType, optional: boolean): Field => {
  const def = defOf(element);
  if (def.type === 'string') return { kind: 'ids', name, optional };
  return { kind: 'list', name, optional, of: def.type === 'union' ? variantsOf(def) : fieldsOf(element) };
};

const variantsOf = ({ discriminator, options }: { discriminator: string; options: z.ZodMiniType[] }): Variants => ({
  by: discriminator,
  shapes: Object.fromEntries(
    options.map((option) => [String(defOf(defOf(option).shape[discriminator]).values[0]), fieldsOf(option)]),
  ),
});

/** How long a text may be by its definition; undefined where nothing says so. */
export const maxLengthOf = ({ checks = [] }: { checks?: z.core.$ZodCheck[] }): number | undefined =>
  checks.flatMap(({ _zod: { def } }) =>
    def.check === 'max_length' ? ((def as { maximum?: number }).maximum ?? []) : [],
  )[0];

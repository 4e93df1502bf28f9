/** The rule of a field straight from the schema of what is published, so that no field promises what the API refuses. */
import type { FormRule } from 'antd';
import type * as z from 'zod/mini';
import { MatterContent } from '#domain/matter/content.ts';
import { maxLengthOf } from '../../approver/action/schema.ts';
import { sentenceOf } from '../../shell/form-problems.ts';

export type Path = readonly (string | number)[];

// biome-ignore lint/suspicious/noExplicitAny: the library types each definition by its class; here they are told apart by their names.
const defOf = (schema: z.ZodMiniType): any => schema._zod.def;

const mayBeLeftOut = (schema: z.ZodMiniType): boolean => ['nullable', 'optional'].includes(defOf(schema).type);

const inner = (schema: z.ZodMiniType): z.ZodMiniType =>
  mayBeLeftOut(schema) ? inner(defOf(schema).innerType) : schema;

/** Of the part at the path; a number stands for any entry of a list. */
const schemaAt = (path: Path): z.ZodMiniType =>
  path.reduce<z.ZodMiniType>((schema, part) => {
    const def = defOf(inner(schema));
    return typeof part === 'number' ? def.element : def.shape[part];
  }, MatterContent);

export const isRequired = (path: Path): boolean => !mayBeLeftOut(schemaAt(path));

export const maxLengthAt = (path: Path): number | undefined => maxLengthOf(defOf(inner(schemaAt(path))));

/** Refuses what the schema refuses, in a sentence. */
export const ruleAt = (path: Path): FormRule => {
  const schema = schemaAt(path);
  return {
    validator: async (_, value: unknown) => {
      if ((value == null || value === '') && mayBeLeftOut(schema)) return;
      const { error } = inner(schema).safeParse(value ?? '', { reportInput: true });
      if (error?.issues[0]) throw new Error(sentenceOf(error.issues[0]));
    },
  };
};

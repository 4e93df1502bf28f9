/** What the document of the API says about a schema beside its shape. */
import * as z from '#domain/kernel/schema.ts';

export interface Words {
  /** The name under which the document lists the schema once. */
  readonly id?: string;
  readonly description?: string;
  readonly example?: unknown;
}

/** The same schema with these words: a copy, since a schema may stand in several places. */
export function described<T extends z.ZodMiniType>(schema: T, words: Words): T {
  const copy = z.clone(schema);
  z.globalRegistry.add(copy, { ...words });
  return copy;
}

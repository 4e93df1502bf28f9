/** Bodies nobody has thought of: some that a schema would take, some spoilt in one place, some of any shape. */
import * as fc from 'fast-check';
import * as z from 'zod';

type Json = Readonly<Record<string, unknown>>;

/** Texts that have broken programs before. `real` are ids of the running system, so that some requests get far. */
const textFrom = (real: readonly string[]) =>
  fc.constantFrom(
    ...real,
    '同意。',
    '',
    ' ',
    'x'.repeat(1001),
    '\u0000',
    '\ud800',
    '𠮷🙂',
    '\u202e',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "' OR 1=1 --",
    '{{7*7}}',
    '<script>alert(1)</script>',
    'GUARD#x',
    '2026-10-01',
  );

/** None of them is a year that could be loaded over a real one, or a day to which the clock could be moved. */
const number = fc.constantFrom(1, 0, -1, 2, 7, 1.5, 1e9, Number.MAX_SAFE_INTEGER, 1e308);

/** Values for a JSON schema, as it is or nearly. */
const valuesOf = (schema: Json, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> => {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const options = (schema['anyOf'] ?? schema['oneOf']) as readonly Json[] | undefined;
  if (options !== undefined) return fc.oneof(...options.map((option) => valuesOf(option, text)));
  switch (schema['type']) {
    case 'object':
      return objectsOf(schema, text);
    case 'array':
      return fc.array(valuesOf((schema['items'] ?? {}) as Json, text), {
        minLength: Number(schema['minItems'] ?? 0),
        maxLength: 3,
      });
    case 'integer':
    case 'number':
      return number;
    case 'boolean':
      return fc.boolean();
    case 'string':
      if (schema['format'] === 'date') return fc.constantFrom('2026-10-01', '2026-02-30', '');
      if (schema['format'] === 'date-time') return fc.constantFrom('2020-01-01T00:00:00.000Z', 'now');
      return text;
    default:
      return fc.jsonValue();
  }
};

const objectsOf = (schema: Json, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> => {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  const requiredKeys = (schema['required'] ?? []) as string[];
  return fc.record(Object.fromEntries(properties.map(([name, of]) => [name, valuesOf(of, text)])), {
    requiredKeys: requiredKeys.filter((name) => properties.some(([known]) => known === name)),
  });
};

const spoil = (body: unknown, name: string, value: unknown): unknown =>
  typeof body === 'object' && body !== null ? { ...body, [name]: value } : value;

/** Bodies for a contract's schema. */
export const bodiesFor = (schema: z.core.$ZodType, real: readonly string[]): fc.Arbitrary<unknown> => {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  const text = textFrom(real);
  const right = valuesOf(json, text);
  const names = Object.keys((json['properties'] ?? {}) as object);
  const spoilt = fc
    .tuple(right, fc.constantFrom(...names, 'extra', '__proto__'), fc.jsonValue())
    .map(([body, name, value]) => spoil(body, name, value));
  return fc.oneof(
    { weight: 4, arbitrary: right },
    { weight: 2, arbitrary: spoilt },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
};

import { describe, expect, test } from 'vitest';
import { aggregateKinds } from '#domain/kinds.ts';
import type { LimitName } from '#domain/rules/time-limits.ts';
import { fieldWords, valueWord } from './field-words.ts';
import { type AuditedKind, kindWords } from './kinds.ts';

interface Definition {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
  readonly element?: unknown;
  readonly innerType?: unknown;
  readonly keyType?: unknown;
  readonly valueType?: unknown;
}

const definitionOf = (schema: unknown): Definition => (schema as { _zod: { def: Definition } })._zod.def;

/** Each field of a snapshot with the values its schema lists. */
const fieldsOf = (schema: unknown, field = ''): (readonly [field: string, value: string | null])[] => {
  const { shape, entries, values, options, element, innerType, keyType, valueType } = definitionOf(schema);
  const listed = [...Object.values(entries ?? {}), ...(values ?? []).filter((value) => typeof value === 'string')];
  const keys = keyType === undefined ? [] : Object.values(definitionOf(keyType).entries ?? {});
  return [
    ...Object.entries(shape ?? {}).flatMap(([name, part]) => [[name, null] as const, ...fieldsOf(part, name)]),
    ...listed.map((value) => [field, value] as const),
    ...keys.map((key) => [key, null] as const),
    ...[element, innerType, valueType, ...(options ?? [])]
      .filter((part) => part !== undefined)
      .flatMap((part) => fieldsOf(part, field)),
  ];
};

/** The names under which cases keep their limits; the compiler asks for each. */
const limits: Readonly<Record<LimitName | 'receipt', true>> = {
  ...{ acceptance: true, verification: true, decision: true, sectorDecision: true, localDecision: true },
  ...{ localDecisionExtended: true, feedback: true, receipt: true, shareResult: true },
  ...{ licenseUpload: true, penaltyUpload: true },
};

describe.each(Object.keys(kindWords) as AuditedKind[])('of %s', (kind) => {
  const fields = fieldsOf(aggregateKinds[kind]?.state);

  test('every field has a word', () => {
    expect(fields.length).toBeGreaterThan(10);
    const names = new Set([...fields.map(([name]) => name), ...Object.keys(limits)]);
    expect([...names].filter((name) => name !== '' && !(name in fieldWords))).toEqual([]);
  });

  test('every value that a schema lists has a word', () => {
    const unnamed = fields.filter(([name, value]) => value !== null && valueWord(kind, name, value) === undefined);
    expect(unnamed).toEqual([]);
  });
});

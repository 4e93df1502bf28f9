import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationIds } from '#domain/access/operations.ts';
import { openApiText } from '../../scripts/openapi.ts';
import { noBody } from './contract.ts';
import { exampleOf } from './examples.ts';
import { allContracts } from './index.ts';

test('every operation of the policy has exactly one contract, and no contract is without a policy', () => {
  expect(allContracts.map(({ operationId }) => operationId).sort()).toEqual([...operationIds].sort());
});

test('no two contracts can mean the same request', () => {
  const shapes = allContracts.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test.each(allContracts)('$operationId: its path names its parameters', ({ path, params }) => {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  expect(named.sort()).toEqual(Object.keys(params.shape).sort());
});

test.each(allContracts)('$operationId: its example is what it would accept', (contract) => {
  const { params, body } = contract;
  const example = exampleOf(contract);
  if (example?.params !== undefined) expect(params.safeParse(example.params).error).toBeUndefined();
  if (body === noBody) return;
  expect(example?.body).toBeDefined();
  expect(body.safeParse(example?.body).error).toBeUndefined();
});

test.each(allContracts.filter(({ body }) => body !== noBody))(
  '$operationId: it takes no field it does not know',
  (contract) => {
    const body = { ...(exampleOf(contract)?.body as object), unknownField: 1 };
    expect(contract.body.safeParse(body).success).toBe(false);
  },
);

test('the document in docs/ is the one these contracts make', () => {
  expect(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')).toBe(openApiText());
});

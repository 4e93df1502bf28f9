import { expect, it } from 'vitest';
import { bySuffix } from './info.ts';

it('groups outputs by what they name', () => {
  const outputs = { CaseTableName: 'cases', RecordTableName: 'records', TableName: 'bare', ApiId: 'c0de0001' };
  expect(bySuffix(outputs, 'TableName')).toEqual({ case: 'cases', record: 'records' });
});

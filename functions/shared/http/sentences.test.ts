/** What is wrong with one value, as the person who typed it reads it. */
import { expect, test } from 'vitest';
import * as z from '#domain/kernel/schema.ts';
import { sentenceFor, withInput } from './sentences.ts';

const said = (schema: z.ZodMiniType, value: unknown): string[] =>
  (schema.safeParse(value, withInput).error?.issues ?? []).map(sentenceFor);

test.each([
  ['above nought', z.number().check(z.positive()), -1, '必须大于0。'],
  ['at least', z.number().check(z.minimum(3)), 2, '至少3。'],
  ['at most', z.number().check(z.maximum(50)), 51, '最多50。'],
  ['below', z.number().check(z.lt(50)), 50, '必须小于50。'],
  ['too long a text', z.string().check(z.maxLength(4)), '一二三四五', '最多4个字。'],
  ['an empty text', z.string().check(z.minLength(1)), '', '不能为空。'],
  ['too few entries', z.array(z.string()).check(z.minLength(2)), ['一'], '至少2项。'],
  ['nothing', z.string(), undefined, '必填，请补充。'],
  ['a day that is none', z.iso.date(), '2026-02-30', '应为有效日期，格式如 2026-10-12。'],
  ['a choice', z.enum(['甲', '乙']), '丙', '可填：甲、乙。'],
  ['a member too many', z.strictObject({}), { more: 1 }, '不认识的字段，请删除。'],
])('%s', (_, schema, value, sentence) => {
  expect(said(schema, value)).toEqual([sentence]);
});

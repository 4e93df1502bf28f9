/** What is wrong with one value, as the person who typed it reads it. */
import { expect, test } from 'vitest';
import * as z from 'zod';
import { sentenceFor } from './sentences.ts';

const said = (schema: z.ZodType, value: unknown): string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(sentenceFor);

test.each([
  ['above nought', z.number().positive(), -1, '必须大于0。'],
  ['at least', z.number().min(3), 2, '至少3。'],
  ['at most', z.number().max(50), 51, '最多50。'],
  ['below', z.number().lt(50), 50, '必须小于50。'],
  ['too long a text', z.string().max(4), '一二三四五', '最多4个字。'],
  ['an empty text', z.string().min(1), '', '不能为空。'],
  ['too few entries', z.array(z.string()).min(2), ['一'], '至少2项。'],
  ['nothing', z.string(), undefined, '必填，请补充。'],
  ['a day that is none', z.iso.date(), '2026-02-30', '应为有效日期，格式如 2026-10-12。'],
  ['a choice', z.enum(['甲', '乙']), '丙', '可填：甲、乙。'],
  ['a member too many', z.strictObject({}), { more: 1 }, '不认识的字段，请删除。'],
])('%s', (_, schema, value, sentence) => {
  expect(said(schema, value)).toEqual([sentence]);
});

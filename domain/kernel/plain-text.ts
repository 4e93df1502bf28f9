/** Text that people write, read and sign. */
import * as z from './schema.ts';

/** Texts of the same length share a schema. */
const texts = new Map<number, z.ZodMiniString<string>>();

const textOf = (max: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(max),
    z.regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cf}])*$/u, '含有不允许的控制字符，请删除后重新填写。'),
    z.refine((text) => text.trim().length > 0, '不能只填空白。'),
  );

/** Not blank, at most `max` characters, without control or invisible format characters; tab and line breaks are fine. */
export const plainText = (max: number): z.ZodMiniString<string> => {
  const schema = texts.get(max) ?? textOf(max);
  texts.set(max, schema);
  return schema;
};

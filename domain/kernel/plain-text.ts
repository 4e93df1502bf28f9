/** Text that people write, read and sign. */
import * as z from './schema.ts';

/** Not blank, at most `max` characters, without control or invisible format characters; tab and line breaks are fine. */
export const plainText = (max: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(max),
    z.regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cf}])*$/u, 'controlCharacter'),
    z.refine((text) => text.trim().length > 0, 'blank'),
  );

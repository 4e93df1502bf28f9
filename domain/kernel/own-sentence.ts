import type * as z from './schema.ts';

/** Whether the schema says itself what is wrong, as only refinements and patterns of ours do; the library's own words are never Chinese. */
export const saysItself = ({ code, message }: z.core.$ZodIssue): boolean =>
  (code === 'custom' || code === 'invalid_format') && /[\u4e00-\u9fff]/.test(message);

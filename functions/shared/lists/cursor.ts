/**
 * Opaque page cursors. Not signed: a cursor names only where in a list to go on, and the list itself is the person's own by the policy,
 * so a forged one shows nobody anything. One of another list is refused, because it would silently skip rows.
 */
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import * as z from '#domain/kernel/schema.ts';

const Cursor = z.strictObject(() => ({ list: z.string(), after: z.string().check(z.minLength(1), z.maxLength(600)) }));

/** `list` names the list with its filters, so that a cursor does not survive a change of them. */
export const cursorOf = (list: string, after: string | null): string | null =>
  after === null ? null : Buffer.from(JSON.stringify({ list, after })).toString('base64url');

/** Where a page begins; null for the first. */
export const positionOf = (list: string, cursor: string | undefined): Result<string | null, Refusal> => {
  if (cursor === undefined) return ok(null);
  const parsed = Cursor.safeParse(jsonOf(cursor));
  return parsed.success && parsed.data.list === list ? ok(parsed.data.after) : refuse({ code: 'cursorInvalid' });
};

const jsonOf = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

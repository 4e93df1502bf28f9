/** Shapes that many answers share. Answers are open objects on purpose: what a schema does not name is cut off at the edge. */
import * as z from '#domain/kernel/schema.ts';
import { described } from './described.ts';

/** Opaque ids: nothing may be read out of them, but they never contain what would need escaping in an address. */
export const Id = described(
  z.string().check(z.regex(/^[A-Za-z0-9._:~-]{1,200}$/, '编号格式不正确，请原样使用系统给出的编号。')),
  {
    description: '不透明的编号',
    example: 'c0ffee00-0000-4000-8000-000000000001',
  },
);

export const Instant = described(z.iso.datetime(), { description: 'UTC 时刻', example: '2026-10-12T01:30:00.000Z' });
export const LegalDate = described(z.iso.date(), { description: '北京时间日期', example: '2026-10-12' });

export const maxPageSize = 50;
export const pageQuery = {
  limit: described(z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(maxPageSize)), 20), {
    description: '每页最多条数',
    example: 20,
  }),
  cursor: described(z.optional(z.string().check(z.maxLength(1000))), {
    description: '上一页返回的 next，原样传回',
    example: 'eyJsaXN0IjoibGlzdFdvcmtJdGVtcyJ9',
  }),
};

/** A page of a list; `next` is null on the last one. A page may hold fewer entries than asked for and still have a next. */
export const pageOf = <T extends z.ZodMiniType>(entry: T) =>
  z.object(() => ({
    entries: z.array(entry),
    next: described(z.nullable(z.string()), { description: '下一页的 cursor；没有更多时为 null' }),
  }));

export const Named = z.object({ id: z.string(), name: z.string() });

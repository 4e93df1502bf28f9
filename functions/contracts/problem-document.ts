/** The answer where something is refused. */
import * as z from '#domain/kernel/schema.ts';
import { described } from './described.ts';

/** What every refusal looks like (RFC 9457). */
export const ProblemDocument = described(
  z.looseObject(() => ({
    type: described(z.string(), { example: 'urn:xinxiu:problem:staleVersion' }),
    title: described(z.string(), { example: '您看到的内容已过期' }),
    status: described(z.int(), { example: 409 }),
    detail: described(z.string(), { description: '现在该做什么', example: '请刷新后再办理。' }),
    code: described(z.string(), { description: '稳定的问题代码', example: 'staleVersion' }),
    instance: described(z.string(), { example: '/repair-cases/c0ffee/accept' }),
    errors: described(
      z.optional(
        z.array(z.object(() => ({ in: z.enum(['path', 'query', 'body']), pointer: z.string(), message: z.string() }))),
      ),
      { description: '逐项说明，仅 validationFailed 有' },
    ),
  })),
  { id: 'Problem', description: '未能办理的原因（RFC 9457）' },
);

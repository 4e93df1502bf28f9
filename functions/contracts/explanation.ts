/** Why a record can or cannot be repaired yet, as its subject and the authorities read it. */
import * as z from '#domain/kernel/schema.ts';
import { described } from './described.ts';
import { LegalDate } from './shared.ts';

const Condition = z.object(() => ({
  code: described(z.string(), { example: 'minPeriodNotReached' }),
  title: z.string(),
  met: described(z.nullable(z.boolean()), { description: 'null：规则未定，需由人判断' }),
  ruleSetId: z.string(),
  clause: z.nullable(z.string()),
  basis: described(z.string(), { description: '依据' }),
  status: described(z.enum(['confirmed', 'assumed', 'unknown']), { description: '该规则是已确认、推定还是未查明' }),
  holdsFrom: described(z.nullable(LegalDate), { description: '最早满足的日期' }),
  advice: z.string(),
}));

/** Every condition with its outcome, its basis and the first day on which it holds. */
export const Explanation = described(
  z.object(() => ({
    ruleSet: z.nullable(z.string()),
    eligible: described(z.nullable(z.boolean()), { description: 'null：规则未定，需由人判断' }),
    unmet: z.array(z.string()),
    flags: z.array(z.string()),
    minPeriodEndsOn: z.nullable(LegalDate),
    earliestFilingOn: z.nullable(LegalDate),
    maxPeriodEndsOn: z.nullable(LegalDate),
    autoStopOn: z.nullable(LegalDate),
    conditions: z.array(Condition),
    assumptions: z.array(z.object({ id: z.string(), statement: z.string() })),
    openQuestions: z.array(z.object({ id: z.string(), question: z.string() })),
  })),
  { id: 'Explanation', description: '能否申请修复及理由' },
);

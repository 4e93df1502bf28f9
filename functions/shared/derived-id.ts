/** Ids that the same request always gets again, so that a repetition finds what it made even when its kept answer is gone. */
import { createHash } from 'node:crypto';
import type { Idempotency } from './case-store/kept-answers.ts';

export const derivedId = (prefix: string, { principalId, operation, key }: Idempotency): string => {
  const digest = createHash('sha256')
    .update(JSON.stringify([principalId, operation, key]))
    .digest('hex');
  return `${prefix}-${digest.slice(0, 32)}`;
};

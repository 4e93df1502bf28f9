/**
 * A downstream platform is configuration: whose cases it hears of, how it is reached, which effects it owes and whether a case
 * waits for its receipt. Adding a fourth platform, or a sector system, is an entry of this shape and no code.
 */
import * as z from '../kernel/schema.ts';
import { owedEffects } from './effects.ts';

/** An end that is mandatory demands a receipt, a recommended one only a notice. */
const Owed = z.strictObject({ mandatory: z.boolean() });

/** When a failed delivery is tried again, and when one without a receipt is sent once more. All in seconds of real time. */
export const Retry = z.strictObject(() => ({
  baseSeconds: z.number().check(z.positive()),
  factor: z.number().check(z.minimum(1)),
  maxSeconds: z.number().check(z.positive()),
  /** Failures in a row after which the delivery is dead and waits for a person to replay it. */
  maxAttempts: z.int().check(z.positive()),
  /** Accepted but still without a receipt: sent again after this long, as often as it takes. Receivers are idempotent. */
  resendSeconds: z.number().check(z.positive()),
}));
export type Retry = z.infer<typeof Retry>;

export const Platform = z.strictObject(() => ({
  id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/)),
  name: z.string().check(z.minLength(1)),
  level: z.enum(['national', 'province', 'city']),
  /** Regions whose cases it hears of. */
  regions: z.array(z.string()).check(z.minLength(1)),
  transport: z.strictObject({
    kind: z.literal('webhook'),
    url: z.url(),
    /** Name of the shared secret in the secret store; the secret itself stands nowhere else. */
    secretId: z.string().check(z.minLength(1)),
    timeoutSeconds: z.number().check(z.positive(), z.maximum(20)),
  }),
  owes: z.partialRecord(z.enum(owedEffects), Owed),
  retry: Retry,
  /** Working days from the event to the receipt. An internal target: rules.md section 9 knows no number for rows 9 to 12. */
  receiptTarget: z.strictObject({
    workingDays: z.int().check(z.positive()),
    basis: z.string(),
    status: z.literal('assumed'),
  }),
}));
export type Platform = z.infer<typeof Platform>;

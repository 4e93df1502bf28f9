/**
 * A downstream platform is configuration: whose cases it hears of, how it is reached, which effects it owes and whether a case
 * waits for its receipt. Adding a fourth platform, or a sector system, is an entry of this shape and no code.
 */
import * as z from 'zod/mini';

/**
 * What a platform can owe: the three effects of a repair (Order 36 art. 3), showing commitments and the records that broken ones
 * become, and collecting commitments (归集) whether or not the public may see them.
 */
export const owedEffects = [
  'publicationEnd',
  'sharingStop',
  'sanctionLift',
  'commitmentPublication',
  'commitmentCollection',
  'recordPublication',
] as const;

/** What a delivery can ask for: beside the owed effects, showing a record again whose repair was revoked. */
export const DeliveryEffect = z.enum([...owedEffects, 'restore']);
export type DeliveryEffect = z.infer<typeof DeliveryEffect>;

/** What people are shown instead of an effect's identifier. */
export const effectLabels: Readonly<Record<DeliveryEffect, string>> = {
  publicationEnd: '终止公示',
  sharingStop: '停止共享和使用',
  sanctionLift: '解除惩戒',
  commitmentPublication: '公示信用承诺',
  commitmentCollection: '归集信用承诺',
  recordPublication: '公示失信信息',
  restore: '恢复公示',
};

/** The effects of a record that a repair case waits for. */
export const recordEffects = ['publicationEnd', 'sharingStop', 'sanctionLift'] as const satisfies DeliveryEffect[];
export type RecordEffect = (typeof recordEffects)[number];
export const isRecordEffect = (effect: DeliveryEffect): effect is RecordEffect =>
  recordEffects.some((one) => one === effect);

/** An end that is mandatory demands a receipt, a recommended one only a notice. */
const Owed = z.strictObject({ mandatory: z.boolean() });

/** When a failed delivery is tried again, and when one without a receipt is sent once more. All in seconds of real time. */
export const Retry = z.strictObject({
  baseSeconds: z.number().check(z.positive()),
  factor: z.number().check(z.minimum(1)),
  maxSeconds: z.number().check(z.positive()),
  /** Failures in a row after which the delivery is dead and waits for a person to replay it. */
  maxAttempts: z.int().check(z.positive()),
  /** Accepted but still without a receipt: sent again after this long, as often as it takes. Receivers are idempotent. */
  resendSeconds: z.number().check(z.positive()),
});
export type Retry = z.infer<typeof Retry>;

export const Platform = z.strictObject({
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
});
export type Platform = z.infer<typeof Platform>;

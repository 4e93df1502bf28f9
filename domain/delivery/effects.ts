/** What platforms are asked to do. */
import * as z from '../kernel/schema.ts';

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

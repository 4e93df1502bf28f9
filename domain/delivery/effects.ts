/** What platforms are asked to do. */
import * as z from '../kernel/schema.ts';

/** What a platform can owe: the three effects of a repair (Order 36 art. 3) and the publication of the repair commitment. */
export const owedEffects = ['publicationEnd', 'sharingStop', 'sanctionLift', 'commitmentPublication'] as const;

/** What a delivery can ask for: beside the owed effects, showing a record again whose repair was revoked. */
export const DeliveryEffect = z.enum([...owedEffects, 'restore']);
export type DeliveryEffect = z.infer<typeof DeliveryEffect>;

/** What people are shown instead of an effect's identifier. */
export const effectLabels: Readonly<Record<DeliveryEffect, string>> = {
  publicationEnd: '终止公示',
  sharingStop: '停止共享和使用',
  sanctionLift: '解除惩戒',
  commitmentPublication: '公示修复承诺',
  restore: '恢复公示',
};

/** The effects of a record that a repair case waits for. */
export const recordEffects = ['publicationEnd', 'sharingStop', 'sanctionLift'] as const satisfies DeliveryEffect[];
export type RecordEffect = (typeof recordEffects)[number];

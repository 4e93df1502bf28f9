import { repairEvents } from '#domain/repair/events.ts';
import { cloudEventType } from '../../shared/cloud-event.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';

/** Events that say which stage follows; the machine's own entry into a stage is what it has just done itself. */
const moving = repairEvents
  .filter((event) => 'stage' in event.shape.data.shape)
  .map((event) => event.shape.type.value)
  .filter((type) => type !== 'RepairCaseStageEntered');

/** A filed application opens cases; an event that moves a case starts its machine or ends its wait. */
export const handles: DetailTypes = [
  cloudEventType('repairApplication', 'RepairApplicationFiled'),
  ...moving.map((type) => cloudEventType('repairCase', type)),
];

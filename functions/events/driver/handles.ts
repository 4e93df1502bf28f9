import { repairEvents } from '#domain/repair/events.ts';
import { cloudEventType } from '../../shared/cloud-event.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';
import { movingEvents } from '../../shared/workflow/moving-events.ts';

/** A filed application opens cases; an event that moves a case starts its machine or ends its wait. */
export const handles: DetailTypes = [
  cloudEventType('repairApplication', 'RepairApplicationFiled'),
  ...movingEvents('repairCase', repairEvents),
];

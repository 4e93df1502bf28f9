import { countedEvents } from '#domain/statistics/case-statistics.ts';
import { cloudEventType } from '../../shared/cloud-event.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';

/** Only what moves a figure is listened to; what lies between is read from the store. */
export const handles: DetailTypes = countedEvents.map((type) => cloudEventType('repairCase', type));

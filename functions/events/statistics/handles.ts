import { cloudEventType } from '../../shared/cloud-event.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';
import { countedKinds } from './counted-kinds.ts';

/** Only what moves a figure is listened to; what lies between is read from the store. */
export const handles: DetailTypes = [...countedKinds].flatMap(([name, { counting }]) =>
  counting.events.map((type) => cloudEventType(name, type)),
);

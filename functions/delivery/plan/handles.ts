import { deliveredEvents } from '#domain/delivery/plan.ts';
import { cloudEventType } from '../../shared/cloud-event.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';

/** What the platforms must learn: the end of an effect, its return, and a repair commitment that is to be published. */
export const handles: DetailTypes = deliveredEvents.map((event) => cloudEventType(event.aggregateKind, event.type));

/** The events that a driver listens to: those that say which stage follows, apart from the machine's own entry into a stage. */
import { cloudEventType } from '../cloud-event.ts';
import type { DetailTypes } from '../detail-types.ts';

interface EventSchema {
  readonly shape: {
    readonly type: { readonly def: { readonly values: readonly unknown[] } };
    readonly data: { readonly shape: object };
  };
}

/** Of a kind's events, the bus types of those that move its cases. */
export const movingEvents = (kind: string, events: readonly EventSchema[]): DetailTypes =>
  events
    .filter((event) => 'stage' in event.shape.data.shape)
    .map((event) => String(event.shape.type.def.values[0]))
    .filter((type) => !type.endsWith('StageEntered'))
    .map((type) => cloudEventType(kind, type));

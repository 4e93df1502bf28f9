import { storedDraw } from '#domain/supervision/draw-state.ts';
import { cloudEventType } from '../../shared/cloud-event.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';

/** A draw that was held has cases to inspect. */
export const handles: DetailTypes = [cloudEventType(storedDraw.name, 'InspectionDrawHeld')];

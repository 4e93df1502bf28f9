import { commitmentEvents } from '#domain/commitment/events.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';
import { movingEvents } from '../../shared/workflow/moving-events.ts';

/** An event that moves a commitment case starts its machine or ends its wait. */
export const handles: DetailTypes = movingEvents('commitmentCase', commitmentEvents);

import { storedCommitmentCase } from '#domain/commitment/stored.ts';
import { storedDraw } from '#domain/supervision/draw-state.ts';
import { cloudEventType } from '../../shared/cloud-event.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';

/** A draw that was held has cases to inspect; an inspection that was made, or has become pointless, may be the last of its draw. */
export const handles: DetailTypes = [
  cloudEventType(storedDraw.name, 'InspectionDrawHeld'),
  cloudEventType(storedCommitmentCase.name, 'CommitmentInspectionRecorded'),
  cloudEventType(storedCommitmentCase.name, 'WorkItemCancelled'),
];

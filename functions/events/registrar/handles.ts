import { cloudEventType } from '../../shared/cloud-event.ts';
import type { DetailTypes } from '../../shared/detail-types.ts';

/** A commitment is made, or a unit has found how far one was kept. */
export const handles: DetailTypes = [
  cloudEventType('repairApplication', 'RepairApplicationFiled'),
  cloudEventType('commitmentCase', 'CommitmentCaseGranted'),
  cloudEventType('commitmentCase', 'CommitmentCaseFulfilled'),
  cloudEventType('commitmentCase', 'CommitmentCaseRevoked'),
  cloudEventType('repairCase', 'RepairCommitmentFollowedUp'),
  cloudEventType('repairCase', 'RepairCaseRevoked'),
];

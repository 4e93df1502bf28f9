/** Who may take which action on a repair case. */
import type { PersonCommandName } from '../repair/commands.ts';
import { repairActions } from '../repair/stages.ts';
import { caseRules } from './case-actions.ts';

export const repairActionRules = caseRules<PersonCommandName>(repairActions, 'ownRepair');

/** The repair case as lists, pages and buttons look at it. */
import type { CaseDesk } from '../kernel/case-actions.ts';
import { handlingUnits, onCase, onItem } from './decide/common.ts';
import { standsAgainst } from './decide/standing.ts';
import { repairActions, repairItems, repairStages } from './stages.ts';
import type { RepairCaseState } from './state.ts';

const documentsOf = ({ materials, steps, falseMaterial }: RepairCaseState): string[] => [
  ...materials.map(({ documentId }) => documentId),
  ...steps.flatMap(({ evidence }) => evidence?.documentIds ?? []),
  ...(falseMaterial?.documentIds ?? []),
];

const documentsForSubject = ({ materials, steps, servedEvidence }: RepairCaseState): string[] => [
  ...materials.filter(({ kind }) => kind !== 'unitEvidence').map(({ documentId }) => documentId),
  ...steps.flatMap(({ evidence }) => evidence?.documentIds ?? []),
  ...servedEvidence,
];

export const repairDesk = {
  kind: 'repairCase',
  tables: { stages: repairStages, items: repairItems, actions: repairActions },
  onItem,
  onCase,
  standsAgainst,
  handlingUnits,
  documentsOf,
  documentsForSubject,
} as unknown as CaseDesk<RepairCaseState>;

/** The commitment case as lists, pages and buttons look at it. */
import type { CaseDesk } from '../kernel/case-actions.ts';
import { handlingUnits, onCase, onItem } from './decide/common.ts';
import { standsAgainst } from './decide/standing.ts';
import { commitmentActions, commitmentItems, commitmentStages } from './stages.ts';
import type { CommitmentCaseState } from './state.ts';

const documentsOf = (state: CommitmentCaseState): string[] =>
  [
    ...state.materials,
    ...state.verifications.flatMap(({ evidence }) => evidence),
    ...state.inspections.flatMap(({ result }) => result?.evidence ?? []),
    ...state.rectifications.flatMap(({ evidence }) => evidence),
    ...(state.breach?.evidence ?? []),
  ].map(({ documentId }) => documentId);

export const commitmentDesk = {
  tables: { stages: commitmentStages, items: commitmentItems, actions: commitmentActions },
  onItem,
  onCase,
  standsAgainst,
  handlingUnits,
  documentsOf,
} as unknown as CaseDesk<CommitmentCaseState>;

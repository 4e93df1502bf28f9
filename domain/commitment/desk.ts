/** The commitment case as lists, pages and buttons look at it. */
import type { CaseDesk } from '../kernel/case-actions.ts';
import { handlingUnits, onCase, onItem } from './decide/common.ts';
import { standsAgainst } from './decide/standing.ts';
import { commitmentActions, commitmentItems, commitmentStages } from './stages.ts';
import type { CommitmentCaseState } from './state.ts';

const ownDocuments = ({ materials, rectifications }: CommitmentCaseState): string[] =>
  [...materials, ...rectifications.flatMap(({ evidence }) => evidence)].map(({ documentId }) => documentId);

const documentsOf = (state: CommitmentCaseState): string[] => [...ownDocuments(state), ...state.unitEvidence];

const documentsForSubject = (state: CommitmentCaseState): string[] => [...ownDocuments(state), ...state.servedEvidence];

export const commitmentDesk = {
  kind: 'commitmentCase',
  tables: { stages: commitmentStages, items: commitmentItems, actions: commitmentActions },
  onItem,
  onCase,
  standsAgainst,
  handlingUnits,
  documentsOf,
  documentsForSubject,
} as unknown as CaseDesk<CommitmentCaseState>;

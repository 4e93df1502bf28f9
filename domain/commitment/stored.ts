/** The commitment case as it lies in the table: all it takes to read one. */
import type { StoredKind } from '../kernel/aggregate.ts';
import { firstMachine } from '../kernel/machine.ts';
import { CommitmentCaseState } from './state.ts';

const initial: CommitmentCaseState = {
  stage: 'applied',
  caseId: '',
  subjectId: '',
  subjectKind: 'legalPerson',
  unitId: '',
  regionId: '',
  procedure: 'commitment',
  matterId: '',
  matterVersion: 0,
  matter: null,
  ruleSetVersion: '',
  profileVersion: '',
  calendarVersion: '',
  openedAt: '1970-01-01T00:00:00.000Z',
  decidedAt: null,
  servedAt: null,
  endedAt: null,
  answers: [],
  materials: [],
  commitment: null,
  ineligible: [],
  decision: null,
  refusal: null,
  deferred: [],
  findings: [],
  assistance: null,
  verifications: [],
  inspections: [],
  breach: null,
  rectifications: [],
  performance: null,
  unitEvidence: [],
  servedEvidence: [],
  recordId: null,
  limits: {},
  items: {},
  machine: firstMachine,
};

export const storedCommitmentCase: StoredKind<CommitmentCaseState> = {
  name: 'commitmentCase',
  keyPrefix: 'CASE',
  table: 'case',
  schemaVersion: 1,
  initial,
  state: CommitmentCaseState,
};

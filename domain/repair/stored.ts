/** The repair case as it lies in the table: all it takes to read one. */
import type { StoredKind } from '../kernel/aggregate.ts';
import { firstMachine } from '../kernel/machine.ts';
import { RepairCaseState } from './state.ts';

const initial: RepairCaseState = {
  stage: 'filed',
  caseId: '',
  applicationId: null,
  origin: 'application',
  subjectId: '',
  unitId: '',
  regionId: '',
  ruleSetVersion: '',
  profileVersion: '',
  calendarVersion: '',
  receivedAt: '1970-01-01T00:00:00.000Z',
  openedAt: '1970-01-01T00:00:00.000Z',
  acceptedAt: null,
  decidedAt: null,
  endedAt: null,
  records: [],
  materials: [],
  commitment: null,
  commitmentPublishedAt: null,
  bodies: [],
  questions: [],
  steps: [],
  findings: [],
  supplement: null,
  verifications: [],
  decisions: [],
  limits: {},
  extended: false,
  falseMaterial: null,
  commitmentPerformance: null,
  servedEvidence: [],
  items: {},
  machine: firstMachine,
};

export const storedRepairCase: StoredKind<RepairCaseState> = {
  name: 'repairCase',
  keyPrefix: 'CASE',
  table: 'case',
  schemaVersion: 1,
  initial,
  state: RepairCaseState,
};

/**
 * The one policy table: for every operation of the API, which role may use it on what. An operation that is not here does not exist
 * at the edge, and a role that is not named in its row is refused. Actions on a case take their roles from the case's own data
 * (`repair-actions.ts`, `commitment-actions.ts`), so that the two cannot drift apart. All rows together: `operations.ts`.
 *
 * One table for each area, written out without spreading: so a function is bundled with the rows of what it serves and no others.
 */
import type { Role } from '../kernel/actor.ts';

/**
 * How far a role's right reaches: `own` the subjects the person represents today, under whatever authority; `ownRepair` and
 * `ownCommitment` those under an authority that covers it; `ownKind` those under one that covers the kind of case it is about; `unit`
 * what the person's unit handles, `region` the person's region, `any` everything.
 */
export type Relation = OwnRelation | 'unit' | 'region' | 'any';
export type OwnRelation = 'own' | 'ownRepair' | 'ownCommitment' | 'ownKind';
/** `public`: no sign-in; `platform`: no sign-in, the platform signs each message itself. */
export type Rule = 'public' | 'platform' | Readonly<Partial<Record<Role, Relation>>>;
export type Rules = Readonly<Record<string, Rule>>;

const ownSubject = { applicant: 'own' } as const;
const ownRepair = { applicant: 'ownRepair' } as const;
const ownCommitment = { applicant: 'ownCommitment' } as const;
const officers = { acceptor: 'unit', verifier: 'unit', approver: 'unit' } as const;
const readers = {
  acceptor: 'unit',
  verifier: 'unit',
  approver: 'unit',
  supervisor: 'region',
  auditor: 'region',
} as const;
const ownSubjectOrReaders = {
  applicant: 'own',
  acceptor: 'unit',
  verifier: 'unit',
  approver: 'unit',
  supervisor: 'region',
  auditor: 'region',
} as const;
const ownRepairOrReaders = {
  applicant: 'ownRepair',
  acceptor: 'unit',
  verifier: 'unit',
  approver: 'unit',
  supervisor: 'region',
  auditor: 'region',
} as const;
const ownCommitmentOrReaders = {
  applicant: 'ownCommitment',
  acceptor: 'unit',
  verifier: 'unit',
  approver: 'unit',
  supervisor: 'region',
  auditor: 'region',
} as const;
const workers = {
  applicant: 'own',
  acceptor: 'unit',
  verifier: 'unit',
  approver: 'unit',
  supervisor: 'unit',
} as const;
const itemWorkers = {
  applicant: 'ownKind',
  acceptor: 'unit',
  verifier: 'unit',
  approver: 'unit',
  supervisor: 'unit',
} as const;

/** Those whose acts name documents: the applicant's side for its subject, officers for a case of their unit. */
const uploaders = { applicant: 'own', verifier: 'unit', supervisor: 'unit' } as const;

/** Whoever is signed in, about themselves. */
const anybody = {
  applicant: 'any',
  acceptor: 'any',
  verifier: 'any',
  approver: 'any',
  supervisor: 'any',
  auditor: 'any',
  administrator: 'any',
} as const;

/** What anybody may see. */
export const publicly = {
  searchPublicRecords: 'public',
  searchPublicCommitments: 'public',
  listPublicInspectionDraws: 'public',
  readPublicInspectionDraw: 'public',
  listMatters: 'public',
  readMatter: 'public',
  readPublicRules: 'public',
  readHealth: 'public',
} as const satisfies Rules;

/** Receipts of the platforms. */
export const receipts = {
  postReceipts: 'platform',
} as const satisfies Rules;

/** Signing in to the portal. */
export const session = {
  startSession: 'public',
  openSession: 'public',
  refreshSession: 'public',
  endSession: 'public',
  readMe: anybody,
} as const satisfies Rules;

/** Subjects and records. */
export const records = {
  listSubjects: ownSubject,
  listRecords: { applicant: 'ownRepair', supervisor: 'region', auditor: 'region' },
  readRecord: ownRepairOrReaders,
  readIdentity: { verifier: 'unit', approver: 'unit', auditor: 'region' },
  listPersonalDataReads: { auditor: 'region' },
} as const satisfies Rules;

/** Applications for repair. */
export const applications = {
  previewLetter: ownRepair,
  fileApplication: ownRepair,
  listApplications: ownRepair,
  readApplication: { applicant: 'ownRepair', auditor: 'region' },
} as const satisfies Rules;

/** Repair cases; the actions on them stand in their own data (`repair-actions.ts`). */
export const repairCases = {
  listRepairCases: ownRepairOrReaders,
  readRepairCase: ownRepairOrReaders,
  readTimeline: readers,
  exportTimeline: { auditor: 'region' },
  listCaseDeliveries: readers,
  readDecisionDocument: ownRepairOrReaders,
  reportRepair: { approver: 'unit' },
} as const satisfies Rules;

/** Commitment cases; the actions on them stand in their own data (`commitment-actions.ts`). */
export const commitmentCases = {
  previewCommitment: ownCommitment,
  applyForMatter: ownCommitment,
  listCommitmentCases: ownCommitmentOrReaders,
  readCommitmentCase: ownCommitmentOrReaders,
  readCommitmentTimeline: readers,
  readCommitmentDecisionDocument: ownCommitmentOrReaders,
  exportCommitmentTimeline: { auditor: 'region' },
} as const satisfies Rules;

/** The commitment register; a letter of repair is in it too, so whoever acts for the subject may read it. */
export const commitments = {
  previewDeclaration: ownCommitment,
  listReceivingUnits: { applicant: 'any' },
  declareCommitment: ownCommitment,
  listCreditCommitments: ownSubjectOrReaders,
  readCreditCommitment: ownSubjectOrReaders,
  withdrawDeclaration: ownCommitment,
  recordPerformance: { verifier: 'unit' },
  exportCommitments: { supervisor: 'region', auditor: 'region' },
} as const satisfies Rules;

/** Work items. */
export const workItems = {
  listWorkItems: workers,
  countWorkItems: workers,
  readWorkItem: { applicant: 'ownKind', acceptor: 'unit', verifier: 'unit', approver: 'unit', supervisor: 'region' },
  claimWorkItem: itemWorkers,
  releaseWorkItem: itemWorkers,
  claimWorkItems: officers,
  listOverdueWorkItems: { supervisor: 'unit' },
  readWorkItemLoad: { supervisor: 'unit' },
  listOfficers: { acceptor: 'unit', verifier: 'unit', approver: 'unit', supervisor: 'unit' },
  assignWorkItem: { supervisor: 'unit' },
  urgeWorkItem: { supervisor: 'unit' },
} as const satisfies Rules;

/** An action on many repair cases; each is asked of its own operation again. */
export const manyRepairCases = {
  actOnRepairCases: officers,
} as const satisfies Rules;

/** The same of commitment cases. */
export const manyCommitmentCases = {
  actOnCommitmentCases: officers,
} as const satisfies Rules;

/** Documents. */
export const documents = {
  requestUpload: uploaders,
  completeUpload: uploaders,
  readDocument: ownSubjectOrReaders,
} as const satisfies Rules;

/** Audit. */
export const audit = {
  searchCases: { auditor: 'region' },
  readChain: { auditor: 'region' },
} as const satisfies Rules;

/** Deliveries. */
export const deliveries = {
  listDeliveries: { supervisor: 'region', auditor: 'region', administrator: 'any' },
  countDeliveries: { supervisor: 'region', auditor: 'region', administrator: 'any' },
  replayDelivery: { supervisor: 'region', administrator: 'any' },
} as const satisfies Rules;

/** What stands still. */
export const standstills = {
  listStuckCases: { supervisor: 'region', administrator: 'any' },
  redriveCase: { supervisor: 'region', administrator: 'any' },
  listDeadLetters: { supervisor: 'region', administrator: 'any' },
  redriveDeadLetters: { administrator: 'any' },
} as const satisfies Rules;

/** Random inspections. */
export const inspectionDraws = {
  announceInspectionDraw: { supervisor: 'region' },
  holdInspectionDraw: { supervisor: 'region' },
  listInspectionDraws: { verifier: 'unit', approver: 'unit', supervisor: 'region', auditor: 'region' },
  readInspectionDraw: { verifier: 'unit', approver: 'unit', supervisor: 'region', auditor: 'region' },
  listDrawnCases: { verifier: 'unit', approver: 'unit', supervisor: 'region', auditor: 'region' },
} as const satisfies Rules;

/** The catalogue of matters. */
export const matters = {
  publishMatter: { administrator: 'region' },
  withdrawMatter: { administrator: 'region' },
} as const satisfies Rules;

/** Administration. */
export const administration = {
  readClock: { administrator: 'any' },
  moveClock: { administrator: 'any' },
  loadCalendarYear: { administrator: 'any' },
  listAdministrationWorkItems: { administrator: 'any' },
  readImport: { administrator: 'any' },
  listUsers: { administrator: 'any' },
  readUser: { auditor: 'region', administrator: 'region' },
  changeOffice: { administrator: 'region' },
  suspendUser: { administrator: 'region' },
  restoreUser: { administrator: 'region' },
  listUnits: { administrator: 'any' },
  listPlatforms: { administrator: 'any' },
  listCalendarYears: { administrator: 'any' },
} as const satisfies Rules;

/** The parameters of the rules. */
export const ruleParameters = {
  readRules: { administrator: 'any' },
  previewRuleChange: { administrator: 'any' },
} as const satisfies Rules;

/** Every contract, by the function that serves it. */
import * as administration from './administration.ts';
import * as applications from './applications.ts';
import * as audit from './audit.ts';
import * as commitmentActions from './commitment-actions.ts';
import * as commitmentCases from './commitment-cases.ts';
import * as commitments from './commitments.ts';
import type { AnyContract } from './contract.ts';
import * as decisions from './decision-documents.ts';
import * as deliveries from './deliveries.ts';
import * as directory from './directory.ts';
import * as documents from './documents.ts';
import * as catalogue from './matter-catalogue.ts';
import * as matters from './matters.ts';
import * as operations from './operations.ts';
import * as open from './public.ts';
import * as receipts from './receipts.ts';
import * as records from './records.ts';
import * as repairActions from './repair-actions.ts';
import * as repairCases from './repair-cases.ts';
import * as rules from './rules.ts';
import * as session from './session.ts';
import * as supervising from './supervising.ts';
import * as supervision from './supervision.ts';
import * as timelines from './timelines.ts';
import * as workItems from './work-items.ts';

export const contracts: Readonly<Record<string, readonly AnyContract[]>> = {
  public: [
    open.searchPublicRecords,
    open.searchPublicCommitments,
    open.listPublicInspectionDraws,
    open.readPublicInspectionDraw,
    catalogue.listMatters,
    catalogue.readMatter,
    open.readPublicRules,
    open.readHealth,
  ],
  records: [
    records.listSubjects,
    records.listRecords,
    records.readRecord,
    records.readIdentity,
    records.listPersonalDataReads,
  ],
  applications: [
    applications.previewLetter,
    applications.fileApplication,
    applications.listApplications,
    applications.readApplication,
  ],
  cases: [repairCases.listRepairCases, repairCases.reportRepair, repairCases.readRepairCase],
  'repair-actions': [repairActions.actOnRepairCases, ...repairActions.caseActions],
  'commitment-cases': [
    commitmentCases.previewCommitment,
    commitmentCases.applyForMatter,
    commitmentCases.listCommitmentCases,
    commitmentCases.readCommitmentCase,
  ],
  'commitment-actions': [commitmentActions.actOnCommitmentCases, ...commitmentActions.commitmentCaseActions],
  'decision-documents': [decisions.readDecisionDocument, decisions.readCommitmentDecisionDocument],
  commitments: [
    commitments.previewDeclaration,
    commitments.listReceivingUnits,
    commitments.declareCommitment,
    commitments.listCreditCommitments,
    commitments.exportCommitments,
    commitments.readCreditCommitment,
    commitments.withdrawDeclaration,
    commitments.recordPerformance,
  ],
  matters: [matters.publishMatter, matters.withdrawMatter],
  'work-items': [
    workItems.listWorkItems,
    workItems.countWorkItems,
    workItems.listOverdueWorkItems,
    workItems.readWorkItem,
    workItems.claimWorkItem,
    workItems.claimWorkItems,
    workItems.releaseWorkItem,
    supervising.readWorkItemLoad,
    supervising.listOfficers,
    supervising.assignWorkItem,
    supervising.urgeWorkItem,
  ],
  operations: [
    operations.listStuckCases,
    operations.redriveCase,
    operations.listDeadLetters,
    operations.redriveDeadLetters,
  ],
  documents: [documents.requestUpload, documents.completeUpload, documents.readDocument],
  audit: [audit.searchCases, audit.readChain],
  timelines: [
    timelines.readTimeline,
    timelines.exportTimeline,
    timelines.readCommitmentTimeline,
    timelines.exportCommitmentTimeline,
  ],
  deliveries: [
    deliveries.listDeliveries,
    deliveries.countDeliveries,
    deliveries.replayDelivery,
    deliveries.listCaseDeliveries,
  ],
  receipts: [receipts.postReceipts],
  session: [session.startSession, session.openSession, session.refreshSession, session.endSession, session.readMe],
  supervision: [
    supervision.announceInspectionDraw,
    supervision.holdInspectionDraw,
    supervision.listInspectionDraws,
    supervision.readInspectionDraw,
    supervision.listDrawnCases,
  ],
  administration: [
    administration.readClock,
    administration.moveClock,
    administration.loadCalendarYear,
    administration.listAdministrationWorkItems,
    administration.readImport,
    directory.listUsers,
    directory.readUser,
    directory.changeOffice,
    directory.suspendUser,
    directory.restoreUser,
    directory.listUnits,
    directory.listPlatforms,
    administration.listCalendarYears,
  ],
  rules: [rules.readRules, rules.previewRuleChange],
};

export const allContracts: readonly AnyContract[] = Object.values(contracts).flat();

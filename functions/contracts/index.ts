/** Every contract, by the function that serves it. */
import * as administration from './administration.ts';
import * as applications from './applications.ts';
import * as commitmentCases from './commitment-cases.ts';
import * as commitments from './commitments.ts';
import type { AnyContract } from './contract.ts';
import * as deliveries from './deliveries.ts';
import * as documents from './documents.ts';
import * as catalogue from './matter-catalogue.ts';
import * as matters from './matters.ts';
import * as open from './public.ts';
import * as receipts from './receipts.ts';
import * as records from './records.ts';
import * as repairCases from './repair-cases.ts';
import * as supervision from './supervision.ts';
import * as workItems from './work-items.ts';

export const contracts: Readonly<Record<string, readonly AnyContract[]>> = {
  public: [
    open.searchPublicRecords,
    open.searchPublicCommitments,
    open.listPublicInspectionDraws,
    open.readPublicInspectionDraw,
    catalogue.listMatters,
    catalogue.readMatter,
    open.readHealth,
  ],
  records: [records.listSubjects, records.listRecords, records.readRecord, records.readIdentity],
  applications: [
    applications.previewLetter,
    applications.fileApplication,
    applications.listApplications,
    applications.readApplication,
  ],
  cases: [
    repairCases.listRepairCases,
    repairCases.reportRepair,
    repairCases.readRepairCase,
    repairCases.readTimeline,
    repairCases.listCaseDeliveries,
    ...repairCases.caseActions,
  ],
  'commitment-cases': [
    commitmentCases.previewCommitment,
    commitmentCases.applyForMatter,
    commitmentCases.listCommitmentCases,
    commitmentCases.readCommitmentCase,
    commitmentCases.readCommitmentTimeline,
    ...commitmentCases.commitmentCaseActions,
  ],
  commitments: [
    commitments.previewDeclaration,
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
    workItems.listOverdueWorkItems,
    workItems.readWorkItem,
    workItems.claimWorkItem,
    workItems.releaseWorkItem,
  ],
  documents: [documents.requestUpload, documents.completeUpload, documents.readDocument],
  deliveries: [deliveries.listDeliveries, deliveries.replayDelivery],
  receipts: [receipts.postReceipts],
  supervision: [
    supervision.announceInspectionDraw,
    supervision.holdInspectionDraw,
    supervision.listInspectionDraws,
    supervision.readInspectionDraw,
  ],
  administration: [
    administration.readClock,
    administration.moveClock,
    administration.loadCalendarYear,
    administration.listAdministrationWorkItems,
    administration.readImport,
  ],
};

export const allContracts: readonly AnyContract[] = Object.values(contracts).flat();

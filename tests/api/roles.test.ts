/**
 * Who may do what, for every operation and every role, from the table written down here. The table is not derived from the policy it
 * tests: whoever changes the one has to change the other and be sure of it.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { allContracts } from '#contracts/index.ts';
import { connectApi, type Reply } from '../support/api.ts';
import {
  act,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecord,
  offered,
  upload,
  uploadEvidence,
} from '../support/api-cases.ts';
import { applyFor, declaration, declared, publishedMatter } from '../support/api-commitments.ts';
import { matterDraft } from '../support/api-matters.ts';
import { withRepresentation } from '../support/api-people.ts';
import { tokenOfStranger } from '../support/api-tokens.ts';
import { leavesNothing } from '../support/api-traces.ts';
import { connect } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

/**
 * One person per column. The first seven have to do with the case of 市场监督管理局; two clerks of the same enterprise have one authority
 * each; the rest hold the same roles elsewhere.
 */
const columns = {
  applicant: 'clerk-bench',
  acceptor: 'market-acceptor',
  verifier: 'market-verifier',
  approver: 'market-approver',
  supervisor: 'market-supervisor',
  auditor: 'auditor-hn',
  administrator: 'admin-hn',
  repairClerk: 'clerk-repair',
  promiseClerk: 'clerk-promise',
  otherApplicant: 'clerk-zhang',
  otherAcceptor: 'ecology-acceptor',
  otherVerifier: 'ecology-verifier',
  otherApprover: 'ecology-approver',
  citySupervisor: 'supervisor-hn',
  otherCity: 'supervisor-sz',
} as const;

/** yes: anything but 401 and 403 · role: wrongRole · repr: notRepresenting · scope: authorityMissing · unit: wrongUnit · city: wrongRegion · sign: signatureInvalid · begun: signInFailed · ended: sessionEnded */
const table = `
                            | applicant acceptor verifier approver supervisor auditor administrator | repairClerk promiseClerk | otherApplicant otherAcceptor otherVerifier otherApprover citySupervisor otherCity
searchPublicRecords         | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
searchPublicCommitments     | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
listMatters                 | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
readMatter                  | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
listPublicInspectionDraws   | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
readPublicInspectionDraw    | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
readPublicRules             | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
readHealth                  | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
postReceipts                | sign      sign     sign     sign     sign       sign    sign          | sign        sign         | sign           sign          sign          sign          sign           sign
startSession                | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
openSession                 | begun     begun    begun    begun    begun      begun   begun         | begun       begun        | begun          begun         begun         begun         begun          begun
refreshSession              | ended     ended    ended    ended    ended      ended   ended         | ended       ended        | ended          ended         ended         ended         ended          ended
endSession                  | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
readMe                      | yes       yes      yes      yes      yes        yes     yes           | yes         yes          | yes            yes           yes           yes           yes            yes
listSubjects                | yes       role     role     role     role       role    role          | yes         yes          | yes            role          role          role          role           role
listRecords                 | yes       role     role     role     yes        yes     role          | yes         scope        | repr           role          role          role          yes            city
readRecord                  | yes       yes      yes      yes      yes        yes     role          | yes         scope        | repr           unit          unit          unit          yes            city
readIdentity                | role      role     yes      yes      role       yes     role          | role        role         | role           role          unit          unit          role           role
listPersonalDataReads       | role      role     role     role     role       yes     role          | role        role         | role           role          role          role          role           role
previewLetter               | yes       role     role     role     role       role    role          | yes         scope        | repr           role          role          role          role           role
fileApplication             | yes       role     role     role     role       role    role          | yes         scope        | repr           role          role          role          role           role
listApplications            | yes       role     role     role     role       role    role          | yes         scope        | repr           role          role          role          role           role
readApplication             | yes       role     role     role     role       yes     role          | yes         scope        | repr           role          role          role          role           role
listRepairCases             | yes       yes      yes      yes      yes        yes     role          | yes         scope        | yes            yes           yes           yes           yes            yes
readRepairCase              | yes       yes      yes      yes      yes        yes     role          | yes         scope        | repr           unit          unit          unit          yes            city
exportTimeline              | role      role     role     role     role       yes     role          | role        role         | role           role          role          role          role           role
readTimeline                | role      yes      yes      yes      yes        yes     role          | role        role         | role           unit          unit          unit          yes            city
readDecisionDocument        | yes       yes      yes      yes      yes        yes     role          | yes         scope        | repr           unit          unit          unit          yes            city
listCaseDeliveries          | role      yes      yes      yes      yes        yes     role          | role        role         | role           unit          unit          unit          yes            city
reportRepair                | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
listWorkItems               | yes       yes      yes      yes      yes        role    role          | yes         yes          | yes            yes           yes           yes           yes            yes
countWorkItems              | yes       yes      yes      yes      yes        role    role          | yes         yes          | yes            yes           yes           yes           yes            yes
readWorkItem                | yes       yes      yes      yes      yes        role    role          | yes         scope        | repr           unit          unit          unit          yes            city
claimWorkItem               | yes       yes      yes      yes      yes        role    role          | yes         scope        | repr           unit          unit          unit          unit           unit
releaseWorkItem             | yes       yes      yes      yes      yes        role    role          | yes         scope        | repr           unit          unit          unit          unit           unit
claimWorkItems              | role      yes      yes      yes      role       role    role          | role        role         | role           yes           yes           yes           role           role
actOnRepairCases            | role      yes      yes      yes      role       role    role          | role        role         | role           yes           yes           yes           role           role
actOnCommitmentCases        | role      yes      yes      yes      role       role    role          | role        role         | role           yes           yes           yes           role           role
listStuckCases              | role      role     role     role     yes        role    yes           | role        role         | role           role          role          role          yes            yes
redriveCase                 | role      role     role     role     yes        role    yes           | role        role         | role           role          role          role          yes            city
listDeadLetters             | role      role     role     role     yes        role    yes           | role        role         | role           role          role          role          yes            yes
redriveDeadLetters          | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
countDeliveries             | role      role     role     role     yes        yes     yes           | role        role         | role           role          role          role          yes            yes
readWorkItemLoad            | role      role     role     role     yes        role    role          | role        role         | role           role          role          role          yes            yes
listOfficers                | role      yes      yes      yes      yes        role    role          | role        role         | role           unit          unit          unit          yes            unit
assignWorkItem              | role      role     role     role     yes        role    role          | role        role         | role           role          role          role          unit           unit
urgeWorkItem                | role      role     role     role     yes        role    role          | role        role         | role           role          role          role          unit           unit
listOverdueWorkItems        | role      role     role     role     yes        role    role          | role        role         | role           role          role          role          yes            yes
requestUpload               | yes       role     yes      role     yes        role    role          | yes         yes          | repr           role          unit          role          unit           unit
completeUpload              | yes       role     yes      role     yes        role    role          | yes         yes          | repr           role          unit          role          unit           unit
readDocument                | yes       yes      yes      yes      yes        yes     role          | yes         yes          | repr           unit          unit          unit          yes            city
searchCases                 | role      role     role     role     role       yes     role          | role        role         | role           role          role          role          role           role
readChain                   | role      role     role     role     role       yes     role          | role        role         | role           role          role          role          role           role
listDeliveries              | role      role     role     role     yes        yes     yes           | role        role         | role           role          role          role          yes            yes
replayDelivery              | role      role     role     role     yes        role    yes           | role        role         | role           role          role          role          yes            city
publishMatter               | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
withdrawMatter              | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
announceInspectionDraw      | role      role     role     role     yes        role    role          | role        role         | role           role          role          role          yes            city
holdInspectionDraw          | role      role     role     role     yes        role    role          | role        role         | role           role          role          role          yes            city
listInspectionDraws         | role      role     yes      yes      yes        yes     role          | role        role         | role           role          yes           yes           yes            yes
readInspectionDraw          | role      role     yes      yes      yes        yes     role          | role        role         | role           role          unit          unit          yes            city
listDrawnCases              | role      role     yes      yes      yes        yes     role          | role        role         | role           role          unit          unit          yes            city
readClock                   | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
moveClock                   | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
loadCalendarYear            | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
listAdministrationWorkItems | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
listUsers                   | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
readUser                    | role      role     role     role     role       yes     yes           | role        role         | role           role          role          role          role           role
changeOffice                | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
suspendUser                 | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
restoreUser                 | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
listUnits                   | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
listPlatforms               | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
listCalendarYears           | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
readRules                   | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
previewRuleChange           | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
readImport                  | role      role     role     role     role       role    yes           | role        role         | role           role          role          role          role           role
accept                      | role      yes      role     role     role       role    role          | role        role         | role           unit          role          role          role           role
refuseAcceptance            | role      yes      role     role     role       role    role          | role        role         | role           unit          role          role          role           role
requestSupplement           | role      yes      role     role     role       role    role          | role        role         | role           unit          role          role          role           role
submitSupplement            | yes       role     role     role     role       role    role          | yes         scope        | repr           role          role          role          role           role
verify                      | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
planStep                    | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
submitStep                  | yes       role     role     role     role       role    role          | yes         scope        | repr           role          role          role          role           role
confirmStep                 | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
returnStep                  | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
closeSteps                  | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
closeSupplement             | role      yes      role     role     role       role    role          | role        role         | role           unit          role          role          role           role
extend                      | role      role     yes      yes      role       role    role          | role        role         | role           role          unit          unit          role           role
answerQuestion              | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
decide                      | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
withdraw                    | yes       role     role     role     role       role    role          | yes         scope        | repr           role          role          role          role           role
reportFalseMaterial         | role      role     yes      role     yes        role    role          | role        role         | role           role          unit          role          unit           unit
revoke                      | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
dismissFalseMaterial        | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
confirmCommitmentKept       | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
reportCommitmentBreach      | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
followUpReceipt             | role      role     role     role     yes        role    role          | role        role         | role           role          role          role          unit           unit
previewCommitment           | yes       role     role     role     role       role    role          | scope       yes          | repr           role          role          role          role           role
applyForMatter              | yes       role     role     role     role       role    role          | scope       yes          | repr           role          role          role          role           role
previewDeclaration          | yes       role     role     role     role       role    role          | scope       yes          | repr           role          role          role          role           role
declareCommitment           | yes       role     role     role     role       role    role          | scope       yes          | repr           role          role          role          role           role
withdrawDeclaration         | yes       role     role     role     role       role    role          | scope       yes          | repr           role          role          role          role           role
listCommitmentCases         | yes       yes      yes      yes      yes        yes     role          | scope       yes          | yes            yes           yes           yes           yes            yes
readCommitmentCase          | yes       yes      yes      yes      yes        yes     role          | scope       yes          | repr           unit          unit          unit          yes            city
exportCommitmentTimeline    | role      role     role     role     role       yes     role          | role        role         | role           role          role          role          role           role
readCommitmentTimeline      | role      yes      yes      yes      yes        yes     role          | role        role         | role           unit          unit          unit          yes            city
readCommitmentDecisionDocument | yes       yes      yes      yes      yes        yes     role          | scope       yes          | repr           unit          unit          unit          yes            city
listCreditCommitments       | yes       yes      yes      yes      yes        yes     role          | yes         yes          | repr           yes           yes           yes           yes            yes
readCreditCommitment        | yes       yes      yes      yes      yes        yes     role          | yes         yes          | repr           unit          unit          unit          yes            city
recordPerformance           | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
listReceivingUnits          | yes       role     role     role     role       role    role          | yes         yes          | yes            role          role          role          role           role
exportCommitments           | role      role     role     role     yes        yes     role          | role        role         | role           role          role          role          yes            yes
grantMatter                 | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
refuseMatter                | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
orderRectification          | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
dismissBreach               | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
revokeDecision              | role      role     role     yes      role       role    role          | role        role         | role           role          role          unit          role           role
extendDeferredTerm          | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
recordVerification          | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
requestAssistance           | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
answerAssistance            | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
recordInspection            | role      role     yes      role     role       role    role          | role        role         | role           role          unit          role          role           role
submitDeferredMaterial      | yes       role     role     role     role       role    role          | scope       yes          | repr           role          role          role          role           role
submitRectification         | yes       role     role     role     role       role    role          | scope       yes          | repr           role          role          role          role           role
withdrawCommitment          | yes       role     role     role     role       role    role          | scope       yes          | repr           role          role          role          role           role
reportBreach                | role      role     yes      role     yes        role    role          | role        role         | role           role          unit          role          unit           unit
`;

const outcomes = {
  role: { status: 403, code: 'wrongRole' },
  repr: { status: 403, code: 'notRepresenting' },
  scope: { status: 403, code: 'authorityMissing' },
  unit: { status: 403, code: 'wrongUnit' },
  city: { status: 403, code: 'wrongRegion' },
  sign: { status: 401, code: 'signatureInvalid' },
  begun: { status: 401, code: 'signInFailed' },
  ended: { status: 401, code: 'sessionEnded' },
} as const;

type Column = keyof typeof columns;
type Outcome = 'yes' | keyof typeof outcomes;

const wordsOf = (line: string): string[] => line.split(/[\s|]+/).filter((word) => word !== '');
const [head = '', ...lines] = table.split('\n').filter((line) => line.trim() !== '');
const names = wordsOf(head) as Column[];
const rows = lines.map((line): { operation: string; expected: Record<Column, Outcome> } => {
  const [operation = '', ...cells] = wordsOf(line);
  return {
    operation,
    expected: Object.fromEntries(names.map((name, i) => [name, cells[i]])) as Record<Column, Outcome>,
  };
});

const engine = connect();
const api = connectApi(engine);

interface Place {
  readonly enterprise: Enterprise;
  readonly recordId: string;
  readonly applicationId: string;
  readonly caseId: string;
  readonly documentId: string;
  /** Evidence of the unit for the case. */
  readonly evidenceId: string;
  readonly deliveryId: string;
  readonly drawId: string;
  readonly verifier: string;
  /** A case under review, one taken back, and a declared commitment found to be kept. */
  readonly commitmentCaseId: string;
  readonly withdrawnCaseId: string;
  readonly commitmentId: string;
}

/** A draw by those inspectors that nobody can hold: its seed is nowhere. */
const drawOf = (inspectors: readonly string[]) => ({
  cutOffAt: '2026-10-01T00:00:00.000Z',
  size: { count: 1 },
  inspectors,
  inspectorsPerCase: 1,
  seedHash: '0'.repeat(64),
});
let place: Place;
let stranger: string;

/** One case that waits for its decision: with a material, its commitment delivered, extended as often as it may be. */
beforeAll(async () => {
  const enterprise = await enterpriseNumber(api, 12);
  const recordId = await freshRecord(api, enterprise);
  const documentId = await upload(api.as(clerk), enterprise.subjectId);
  const caseId = await fileCase(api, enterprise, { recordIds: [recordId], documentIds: [documentId] });
  await act(api.as('market-acceptor'), caseId, 'accept', { opinion: '予以受理。' });
  await offered(api.as('market-approver'), caseId, 'decide');
  await act(api.as('market-approver'), caseId, 'extend', { workingDays: 1, reason: '核实情况。' });
  const evidenceId = await uploadEvidence(api.as('market-verifier'), caseId);
  const { body } = await api.as('auditor-hn').get(`/repair-cases/${caseId}/deliveries`);
  const { applicationId } = (await api.as('auditor-hn').get(`/repair-cases/${caseId}`)).body;
  const verifier = await api.as('market-verifier').principalId();
  const announced = await api
    .as('market-supervisor')
    .post('/inspection-draws', { ...drawOf([verifier]), unitId: 'unit-hn-market' });
  const { drawId } = announced.body;
  const commitmentCaseId = await applyFor(api, enterprise, await publishedMatter(api), documentId);
  await offered(api.as('market-approver'), commitmentCaseId, 'grantMatter');
  const withdrawnCaseId = await applyFor(api, enterprise, await publishedMatter(api), documentId);
  await act(api.as(clerk), withdrawnCaseId, 'withdrawCommitment', { reason: '改日再办。' });
  const { commitmentId } = await declared(api, enterprise);
  await api.as('market-verifier').post(`/commitments/${commitmentId}/performance`, { status: 'full' });
  place = {
    enterprise,
    recordId,
    applicationId,
    caseId,
    documentId,
    evidenceId,
    deliveryId: body.entries[0].deliveryId,
    drawId,
    verifier,
    commitmentCaseId,
    withdrawnCaseId,
    commitmentId,
  };
  stranger = await tokenOfStranger(engine);
});

interface Asked {
  readonly path: string;
  readonly body?: unknown;
  /** As officers ask, where it is another request than the applicant's. */
  readonly byOfficer?: Asked;
}

/** A request about the case for every operation, such that nothing changes even where the person may. */
const requestFor = (operation: string): Asked => {
  const { enterprise, recordId, applicationId, caseId, documentId, deliveryId, drawId } = place;
  const { commitmentCaseId, withdrawnCaseId, commitmentId, evidenceId, verifier } = place;
  const { subjectId } = enterprise;
  const noItem = { itemId: 'item-unknown', itemVersion: 1 };
  const onCase = (action: string, body: unknown): Asked => ({ path: `/repair-cases/${caseId}/${action}`, body });
  const reason = '核对。';
  const onCommitment = (action: string, body: unknown): Asked => ({
    path: `/commitment-cases/${commitmentCaseId}/${action}`,
    body,
  });
  const breach = { breachKind: 'notKept', finding: reason, unkept: reason, documentIds: [] };
  const kept = { outcome: 'kept', finding: reason, documentIds: [] };
  const file = {
    fileName: '表格.xls',
    contentType: 'application/vnd.ms-excel',
    size: 1,
    sha256: '0'.repeat(64),
  };
  const requests: Record<string, Asked> = {
    searchPublicRecords: { path: `/public/records?code=${enterprise.uscc}` },
    searchPublicCommitments: { path: `/public/commitments?code=${enterprise.uscc}` },
    listMatters: { path: '/public/matters?region=huainan&limit=1' },
    readMatter: { path: '/public/matters/hn-food-licence' },
    listPublicInspectionDraws: { path: '/public/inspection-draws?region=huainan&limit=1' },
    readPublicInspectionDraw: { path: `/public/inspection-draws/${drawId}` },
    readPublicRules: { path: '/public/rules' },
    readHealth: { path: '/public/health' },
    startSession: { path: '/session/start', body: { returnTo: '/desk/' } },
    openSession: { path: '/session/open', body: { code: 'code', state: 'state' } },
    refreshSession: { path: '/session/refresh', body: {} },
    endSession: { path: '/session/end', body: {} },
    readMe: { path: '/me' },
    postReceipts: { path: '/platform-receipts/creditChina', body: { deliveryId, receipts: [] } },
    listSubjects: { path: '/subjects' },
    listRecords: { path: `/subjects/${subjectId}/records?limit=1` },
    readRecord: { path: `/subjects/${subjectId}/records/${recordId}` },
    readIdentity: { path: `/subjects/${subjectId}/identity?purpose=${encodeURIComponent(reason)}&caseId=${caseId}` },
    listPersonalDataReads: { path: `/subjects/${subjectId}/personal-data-reads` },
    previewLetter: { path: '/applications/letter', body: { subjectId, recordIds: [recordId] } },
    fileApplication: {
      path: '/applications',
      body: {
        subjectId,
        records: [{ recordId: 'rec-unknown', documentIds: [] }],
        commitment: { letterVersion: '1', textHash: '0'.repeat(64), typedName: enterprise.name },
        documentIds: [],
      },
    },
    listApplications: { path: `/applications?subjectId=${subjectId}` },
    readApplication: { path: `/applications/${applicationId}` },
    listRepairCases: { path: '/repair-cases?limit=1' },
    readRepairCase: { path: `/repair-cases/${caseId}` },
    exportTimeline: { path: `/repair-cases/${caseId}/timeline/export` },
    readTimeline: { path: `/repair-cases/${caseId}/timeline` },
    readDecisionDocument: { path: `/repair-cases/${caseId}/decision-document` },
    readCommitmentDecisionDocument: { path: `/commitment-cases/${commitmentCaseId}/decision-document` },
    listCaseDeliveries: { path: `/repair-cases/${caseId}/deliveries` },
    reportRepair: {
      path: '/repair-cases',
      body: { subjectId, recordIds: [recordId], decisionReference: '淮市监信修〔2026〕1号', decidedOn: '2999-01-01' },
    },
    claimWorkItems: { path: '/work-items/bulk/claim', body: { items: [{ caseId, ...noItem }] } },
    actOnRepairCases: {
      path: '/repair-cases/bulk/act',
      body: { action: 'accept', items: [{ caseId, ...noItem, opinion: reason }] },
    },
    actOnCommitmentCases: {
      path: '/commitment-cases/bulk/act',
      body: { action: 'grantMatter', items: [{ caseId: commitmentCaseId, ...noItem, decisionNumber: '1', reason }] },
    },
    listStuckCases: { path: '/operations/stuck-cases' },
    redriveCase: { path: `/operations/stuck-cases/${caseId}/re-drive`, body: { reason } },
    listDeadLetters: { path: '/operations/dead-letters' },
    redriveDeadLetters: { path: '/operations/dead-letters/events-checkpoint/re-drive', body: {} },
    countDeliveries: { path: '/deliveries/counts' },
    readWorkItemLoad: { path: '/work-items/load' },
    listOfficers: { path: '/units/unit-hn-market/officers' },
    assignWorkItem: {
      path: `/work-items/${caseId}/item-unknown/assign`,
      body: { itemVersion: 1, assignee: 'principal-unknown', reason },
    },
    urgeWorkItem: { path: `/work-items/${caseId}/item-unknown/urge`, body: {} },
    countWorkItems: { path: '/work-items/counts' },
    listWorkItems: { path: '/work-items?limit=1' },
    readWorkItem: { path: `/work-items/${caseId}/item-unknown` },
    claimWorkItem: { path: `/work-items/${caseId}/item-unknown/claim`, body: { itemVersion: 1 } },
    releaseWorkItem: { path: `/work-items/${caseId}/item-unknown/release`, body: { itemVersion: 1 } },
    listOverdueWorkItems: { path: '/work-items/overdue?limit=1' },
    requestUpload: {
      path: '/documents',
      body: { subjectId, kind: 'other', ...file },
      byOfficer: { path: '/documents', body: { caseId, ...file } },
    },
    completeUpload: {
      path: `/documents/${documentId}/complete`,
      body: {},
      byOfficer: { path: `/documents/${evidenceId}/complete`, body: {} },
    },
    readDocument: { path: `/documents/${documentId}?caseId=${caseId}` },
    searchCases: { path: `/cases/search?q=${caseId}` },
    readChain: { path: `/chains/repairCase/${caseId}` },
    listDeliveries: { path: '/deliveries?platform=creditHuainan&status=acknowledged&limit=1' },
    replayDelivery: { path: `/deliveries/${deliveryId}/replay`, body: {} },
    publishMatter: { path: '/matters/hn-food-licence/publish', body: { replaces: 999, content: matterDraft() } },
    withdrawMatter: { path: '/matters/hn-food-licence/withdraw', body: { version: 999, reason } },
    announceInspectionDraw: {
      path: '/inspection-draws',
      body: { ...drawOf(['principal-unknown']), unitId: 'unit-hn-market' },
    },
    holdInspectionDraw: { path: `/inspection-draws/${drawId}/hold`, body: { seed: 'another' } },
    listInspectionDraws: { path: '/inspection-draws?limit=1' },
    readInspectionDraw: { path: `/inspection-draws/${drawId}` },
    listDrawnCases: { path: `/inspection-draws/${drawId}/cases?limit=1` },
    readClock: { path: '/administration/clock' },
    moveClock: { path: '/administration/clock', body: { to: '2020-01-01T00:00:00.000Z', reason } },
    loadCalendarYear: { path: '/administration/calendar-years', body: {} },
    listAdministrationWorkItems: { path: '/administration/work-items' },
    listUsers: { path: '/administration/users?limit=1' },
    readUser: { path: `/administration/users/${verifier}` },
    changeOffice: {
      path: `/administration/users/${verifier}/office`,
      body: { version: 999, roles: ['verifier'], unitId: 'unit-hn-market', reason },
    },
    suspendUser: { path: `/administration/users/${verifier}/suspend`, body: { version: 999, reason } },
    restoreUser: { path: `/administration/users/${verifier}/restore`, body: { version: 999, reason } },
    listUnits: { path: '/administration/units' },
    listPlatforms: { path: '/administration/platforms' },
    listCalendarYears: { path: '/administration/calendar-years' },
    readRules: { path: '/administration/rules' },
    previewRuleChange: {
      path: '/administration/rules/preview',
      body: { parameter: 'ndrc36/general.minPublicationMonths', value: 3 },
    },
    readImport: { path: '/administration/imports/import-unknown' },
    accept: onCase('accept', { ...noItem, opinion: reason }),
    refuseAcceptance: onCase('refuse-acceptance', { ...noItem, reason, toFix: reason }),
    requestSupplement: onCase('request-supplement', { ...noItem, items: [{ what: reason }] }),
    submitSupplement: onCase('submit-supplement', {
      ...noItem,
      answers: [{ itemId: '1', text: reason, documentIds: [] }],
    }),
    verify: onCase('verify', { ...noItem, opinion: reason, records: [{ recordId, supported: true, remark: reason }] }),
    planStep: onCase('plan-step', { way: 'unknown', reason }),
    submitStep: onCase('submit-step', {
      ...noItem,
      certificateNumber: 'PX-1',
      issuedOn: '2026-10-01',
      documentIds: [],
    }),
    confirmStep: onCase('confirm-step', noItem),
    returnStep: onCase('return-step', { ...noItem, reason }),
    closeSteps: onCase('close-steps', { reason }),
    closeSupplement: onCase('close-supplement', { reason }),
    extend: onCase('extend', { workingDays: 1, reason }),
    answerQuestion: onCase('answer-question', { ...noItem, answer: 'met', reason }),
    decide: onCase('decide', { ...noItem, records: [{ recordId, outcome: 'granted', reason }] }),
    withdraw: onCase('withdraw', { recordIds: ['rec-unknown'], reason }),
    reportFalseMaterial: onCase('report-false-material', { recordIds: [recordId], finding: reason, documentIds: [] }),
    revoke: onCase('revoke', { ...noItem, reason }),
    dismissFalseMaterial: onCase('dismiss-false-material', { ...noItem, reason }),
    confirmCommitmentKept: onCase('confirm-commitment-kept', { ...noItem, finding: reason }),
    reportCommitmentBreach: onCase('report-commitment-breach', {
      ...noItem,
      ...{ breachKind: 'notKept', performance: 'none', unkept: reason, finding: reason, documentIds: [] },
    }),
    followUpReceipt: onCase('follow-up-receipt', { ...noItem, remark: reason }),
    previewCommitment: { path: '/commitment-cases/preview', body: { subjectId, matterId: 'hn-food-licence' } },
    applyForMatter: {
      path: '/commitment-cases',
      body: { subjectId, matterId: 'matter-unknown', matterVersion: 1, procedure: 'ordinary' },
    },
    listCommitmentCases: { path: '/commitment-cases?limit=1' },
    readCommitmentCase: { path: `/commitment-cases/${commitmentCaseId}` },
    exportCommitmentTimeline: { path: `/commitment-cases/${commitmentCaseId}/timeline/export` },
    readCommitmentTimeline: { path: `/commitment-cases/${commitmentCaseId}/timeline` },
    grantMatter: onCommitment('grant-matter', { ...noItem, decisionNumber: '1号', reason }),
    refuseMatter: onCommitment('refuse-matter', { ...noItem, reason, toFix: reason }),
    submitDeferredMaterial: onCommitment('submit-deferred-material', { ...noItem, documentIds: [documentId] }),
    extendDeferredTerm: onCommitment('extend-deferred-term', { ...noItem, workingDays: 1, reason }),
    recordVerification: onCommitment('record-verification', { ...noItem, result: kept }),
    requestAssistance: onCommitment('request-assistance', { ...noItem, unitId: 'unit-hn-tax', question: reason }),
    answerAssistance: onCommitment('answer-assistance', { ...noItem, supported: true, finding: reason }),
    recordInspection: onCommitment('record-inspection', { ...noItem, result: kept }),
    reportBreach: onCommitment('report-breach', breach),
    orderRectification: onCommitment('order-rectification', { ...noItem, requirement: reason }),
    submitRectification: onCommitment('submit-rectification', { ...noItem, statement: reason, documentIds: [] }),
    dismissBreach: onCommitment('dismiss-breach', { ...noItem, reason }),
    revokeDecision: onCommitment('revoke-decision', {
      ...noItem,
      ...{ decisionNumber: '2号', reason, severity: 'minor', performance: 'none', accountability: reason },
    }),
    withdrawCommitment: { path: `/commitment-cases/${withdrawnCaseId}/withdraw-commitment`, body: { reason } },
    previewDeclaration: { path: '/commitments/preview', body: declaration(enterprise) },
    declareCommitment: {
      path: '/commitments',
      body: {
        ...declaration(enterprise),
        signature: { textVersion: '0', textHash: '0'.repeat(64), typedName: enterprise.name },
      },
    },
    listCreditCommitments: { path: `/commitments?subjectId=${subjectId}&limit=1` },
    readCreditCommitment: { path: `/commitments/${commitmentId}` },
    withdrawDeclaration: { path: `/commitments/${commitmentId}/withdraw`, body: { reason } },
    recordPerformance: { path: `/commitments/${commitmentId}/performance`, body: { status: 'full' } },
    listReceivingUnits: { path: '/commitments/receiving-units?region=huainan' },
    exportCommitments: { path: '/commitments/export?month=2026-10' },
  };
  const asked = requests[operation];
  if (asked === undefined) throw new Error(`no request for ${operation}`);
  return asked;
};

const methodOf = (operation: string): string => allContracts.find((c) => c.operationId === operation)?.method ?? '';

const send = (operation: string, column: Column): Promise<Reply> => {
  const username = columns[column];
  const asked = requestFor(operation);
  const { path, body } = username.startsWith('clerk-') ? asked : (asked.byOfficer ?? asked);
  return methodOf(operation) === 'GET' ? api.as(username).get(path) : api.as(username).post(path, body);
};

const sendAs = (operation: string, authorization: string | undefined): Promise<Reply> => {
  const { path, body } = requestFor(operation);
  const headers = { authorization, 'idempotency-key': `k-${operation}` };
  return api.call({ method: methodOf(operation), path, body, headers });
};

const shortOf = ({ status, body }: Reply): string => {
  if (status !== 401 && status !== 403) return status < 500 ? 'yes' : String(status);
  const found = Object.entries(outcomes).find(([, o]) => o.status === status && o.code === body.code);
  return found?.[0] ?? `${status} ${body.code}`;
};

/** A look at a document by the authorities is recorded; everything else here must leave no trace. */
const noted = ['readDocument'];
/** Open to everybody, or signed by a platform instead. */
const withoutSignIn = [
  'searchPublicRecords',
  'searchPublicCommitments',
  'listMatters',
  'readMatter',
  'listPublicInspectionDraws',
  'readPublicInspectionDraw',
  'readPublicRules',
  'readHealth',
  'startSession',
  'openSession',
  'refreshSession',
  'endSession',
  'postReceipts',
];

test('the table names every operation there is, and for every person what comes', () => {
  expect(rows.map((row) => row.operation).toSorted()).toEqual(allContracts.map((c) => c.operationId).toSorted());
  expect([...names].toSorted()).toEqual(Object.keys(columns).toSorted());
  for (const { expected } of rows)
    for (const outcome of Object.values(expected)) expect(['yes', ...Object.keys(outcomes)]).toContain(outcome);
});

const atOnce = 4;

describe.each(rows)('$operation', ({ operation, expected }) => {
  test('is answered or refused as the table says', async () => {
    const ask = async () => {
      const replies: (readonly [string, string])[] = [];
      // A few at once: each further one would be another cold start of the function.
      for (let from = 0; from < names.length; from += atOnce)
        replies.push(
          ...(await Promise.all(
            names.slice(from, from + atOnce).map(async (name) => [name, shortOf(await send(operation, name))] as const),
          )),
        );
      expect(Object.fromEntries(replies)).toEqual(expected);
    };
    if (noted.includes(operation)) await ask();
    else await leavesNothing(engine, place.enterprise.subjectId, ask);
  });

  test('without a token, and to somebody the directory does not know', async () => {
    const [nobody, unknown] = await Promise.all([
      sendAs(operation, undefined),
      sendAs(operation, `Bearer ${stranger}`),
    ]);
    if (withoutSignIn.includes(operation)) {
      expect([nobody, unknown].map(shortOf)).toEqual([expected.applicant, expected.applicant]);
    } else {
      expect(nobody).toMatchObject({ status: 401, body: { code: 'tokenMissing' } });
      expect(unknown).toMatchObject({ status: 403, body: { code: 'personUnknown' } });
    }
  });
});

test('a right that has run out is none: an authority is read on every request', async () => {
  const { subjectId } = place.enterprise;
  const principalId = await api.as(clerk).principalId();
  const { body } = await api.as(clerk).get('/subjects');
  expect(body.entries.map((e: { subjectId: string }) => e.subjectId)).toContain(subjectId);
  await withRepresentation(engine, principalId, subjectId, { from: '2026-01-01', to: '2026-10-01' }, async () => {
    expect(await api.as(clerk).get(`/subjects/${subjectId}/records`)).toMatchObject({
      status: 403,
      body: { code: 'notRepresenting' },
    });
  });
  await withRepresentation(engine, principalId, subjectId, { from: '2999-01-01', to: null }, async () => {
    expect(await api.as(clerk).get(`/subjects/${subjectId}/records`)).toMatchObject({
      status: 403,
      body: { code: 'notRepresenting' },
    });
  });
  expect((await api.as(clerk).get(`/subjects/${subjectId}/records`)).status).toBe(200);
});

test('a subject is one row with every authority for it, and a refusal names the scope that is missing', async () => {
  const { subjectId, uscc } = place.enterprise;
  const { body } = await api.as(clerk).get('/subjects');
  const rowsOf = body.entries.filter((entry: { subjectId: string }) => entry.subjectId === subjectId);
  const authority = { from: '2026-01-01', to: null, basis: '法定代表人签署的授权委托书' };
  expect(rowsOf).toMatchObject([
    {
      code: uscc,
      authorities: [
        { scope: 'commitment', scopeLabel: '信用承诺和告知承诺', ...authority },
        { scope: 'repair', scopeLabel: '信用修复', covers: ['办理信用修复'], ...authority },
      ],
    },
  ]);
  expect(await send('readRepairCase', 'promiseClerk')).toMatchObject({
    body: { code: 'authorityMissing', scope: 'repair', detail: expect.stringContaining('“办理信用修复”') },
  });
  expect(await send('readCommitmentCase', 'repairClerk')).toMatchObject({
    body: { scope: 'commitment', detail: expect.stringContaining('“作出信用承诺、办理告知承诺事项”') },
  });
});

test('lists hold what the authority covers: cases, applications and work items of the other scope are not in them', async () => {
  const found = async (username: string, path: string) => {
    const reply = await api.as(username).get(path);
    return reply.status === 200 ? reply.body.entries : reply.body.code;
  };
  const caseIn = async (username: string, path: string, caseId: string): Promise<boolean> =>
    (await found(username, path)).some((entry: { caseId: string }) => entry.caseId === caseId);
  const { caseId, commitmentCaseId } = place;
  expect(await caseIn('clerk-repair', '/repair-cases?limit=50', caseId)).toBe(true);
  expect(await caseIn('clerk-promise', '/commitment-cases?limit=50', commitmentCaseId)).toBe(true);
  for (const [username, path] of [
    ['clerk-promise', '/repair-cases'],
    ['clerk-promise', '/applications'],
    ['clerk-repair', '/commitment-cases'],
  ] as const)
    expect(await found(username, path)).toBe('authorityMissing');
  for (const [username, kind] of [
    ['clerk-repair', 'commitmentCase'],
    ['clerk-promise', 'repairCase'],
  ] as const)
    for (const { caseKind } of await found(username, '/work-items?limit=50')) expect(caseKind).not.toBe(kind);
});

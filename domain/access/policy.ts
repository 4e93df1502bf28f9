/**
 * The one policy table: for every operation of the API, which role may use it on what. An operation that is not here does not exist
 * at the edge, and a role that is not named in its row is refused. Actions on a case take their roles from the case's own data
 * (`repairActions`, `commitmentActions`), so that the two cannot drift apart.
 */

import type { CommitmentPersonCommandName } from '../commitment/commands.ts';
import { commitmentActions } from '../commitment/stages.ts';
import type { Role } from '../kernel/actor.ts';
import { type CaseAction, personActionsOf } from '../kernel/case-actions.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { PersonCommandName } from '../repair/commands.ts';
import { repairActions } from '../repair/stages.ts';
import type { ActionScope } from '../subject/authority.ts';
import { type Person, subjectsOf } from './person.ts';

/**
 * How far a role's right reaches: `own` the subjects the person represents today, under whatever authority; `ownRepair` and
 * `ownCommitment` those under an authority that covers it; `ownKind` those under one that covers the kind of case it is about; `unit`
 * what the person's unit handles, `region` the person's region, `any` everything.
 */
export type Relation = OwnRelation | 'unit' | 'region' | 'any';
type OwnRelation = 'own' | 'ownRepair' | 'ownCommitment' | 'ownKind';
/** `public`: no sign-in; `platform`: no sign-in, the platform signs each message itself. */
export type Rule = 'public' | 'platform' | Readonly<Partial<Record<Role, Relation>>>;

/** What an operation touches, as far as the policy looks at it. An absent value satisfies no relation. */
export interface Resource {
  readonly subjectId?: string;
  /** Of a list that is the person's own by the way it is asked: whose entries it can hold. */
  readonly subjectIds?: readonly string[];
  /** The kind of case it is or belongs to. */
  readonly caseKind?: string;
  readonly unitIds?: readonly string[];
  readonly regionId?: string;
}

const ownSubject = { applicant: 'own' } as const;
const ownRepair = { applicant: 'ownRepair' } as const;
const ownCommitment = { applicant: 'ownCommitment' } as const;
const handlers = { acceptor: 'unit', verifier: 'unit', approver: 'unit', supervisor: 'region' } as const;
const officers = { acceptor: 'unit', verifier: 'unit', approver: 'unit' } as const;
const readers = { ...handlers, auditor: 'region' } as const;
const workers = {
  applicant: 'own',
  acceptor: 'unit',
  verifier: 'unit',
  approver: 'unit',
  supervisor: 'unit',
} as const;
const itemWorkers = { ...workers, applicant: 'ownKind' } as const;

/** Those whose acts name documents: the applicant's side for its subject, officers for a case of their unit. */
const uploaders = { ...ownSubject, verifier: 'unit', supervisor: 'unit' } as const;

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

/** Everything but the actions on a case. */
const operations = {
  // what anybody may see
  searchPublicRecords: 'public',
  searchPublicCommitments: 'public',
  listPublicInspectionDraws: 'public',
  readPublicInspectionDraw: 'public',
  listMatters: 'public',
  readMatter: 'public',
  readPublicRules: 'public',
  readHealth: 'public',
  postReceipts: 'platform',
  // signing in to the portal
  startSession: 'public',
  openSession: 'public',
  refreshSession: 'public',
  endSession: 'public',
  readMe: anybody,
  // subjects and records
  listSubjects: ownSubject,
  listRecords: { ...ownRepair, supervisor: 'region', auditor: 'region' },
  readRecord: { ...ownRepair, ...readers },
  readIdentity: { verifier: 'unit', approver: 'unit', auditor: 'region' },
  listPersonalDataReads: { auditor: 'region' },
  // applications and cases
  previewLetter: ownRepair,
  fileApplication: ownRepair,
  listApplications: ownRepair,
  readApplication: { ...ownRepair, auditor: 'region' },
  listRepairCases: { ...ownRepair, ...readers },
  readRepairCase: { ...ownRepair, ...readers },
  readTimeline: readers,
  exportTimeline: { auditor: 'region' },
  listCaseDeliveries: readers,
  readDecisionDocument: { ...ownRepair, ...readers },
  reportRepair: { approver: 'unit' },
  // commitment cases
  previewCommitment: ownCommitment,
  applyForMatter: ownCommitment,
  listCommitmentCases: { ...ownCommitment, ...readers },
  readCommitmentCase: { ...ownCommitment, ...readers },
  readCommitmentTimeline: readers,
  readCommitmentDecisionDocument: { ...ownCommitment, ...readers },
  exportCommitmentTimeline: { auditor: 'region' },
  // the commitment register; a letter of repair is in it too, so whoever acts for the subject may read it
  previewDeclaration: ownCommitment,
  listReceivingUnits: { applicant: 'any' },
  declareCommitment: ownCommitment,
  listCreditCommitments: { ...ownSubject, ...readers },
  readCreditCommitment: { ...ownSubject, ...readers },
  withdrawDeclaration: ownCommitment,
  recordPerformance: { verifier: 'unit' },
  exportCommitments: { supervisor: 'region', auditor: 'region' },
  // work items
  listWorkItems: workers,
  countWorkItems: workers,
  readWorkItem: { ...itemWorkers, supervisor: 'region' },
  claimWorkItem: itemWorkers,
  releaseWorkItem: itemWorkers,
  // each of many is asked of its own operation again
  claimWorkItems: officers,
  actOnWorkItems: officers,
  listOverdueWorkItems: { supervisor: 'unit' },
  readWorkItemLoad: { supervisor: 'unit' },
  listOfficers: { ...officers, supervisor: 'unit' },
  assignWorkItem: { supervisor: 'unit' },
  urgeWorkItem: { supervisor: 'unit' },
  // documents
  requestUpload: uploaders,
  completeUpload: uploaders,
  readDocument: { ...ownSubject, ...readers },
  // audit
  searchCases: { auditor: 'region' },
  readChain: { auditor: 'region' },
  // deliveries
  listDeliveries: { supervisor: 'region', auditor: 'region', administrator: 'any' },
  countDeliveries: { supervisor: 'region', auditor: 'region', administrator: 'any' },
  replayDelivery: { supervisor: 'region', administrator: 'any' },
  // what stands still
  listStuckCases: { supervisor: 'region', administrator: 'any' },
  redriveCase: { supervisor: 'region', administrator: 'any' },
  listDeadLetters: { supervisor: 'region', administrator: 'any' },
  redriveDeadLetters: { administrator: 'any' },
  // random inspections
  announceInspectionDraw: { supervisor: 'region' },
  holdInspectionDraw: { supervisor: 'region' },
  listInspectionDraws: { verifier: 'unit', approver: 'unit', supervisor: 'region', auditor: 'region' },
  readInspectionDraw: { verifier: 'unit', approver: 'unit', supervisor: 'region', auditor: 'region' },
  listDrawnCases: { verifier: 'unit', approver: 'unit', supervisor: 'region', auditor: 'region' },
  // the catalogue of matters
  publishMatter: { administrator: 'region' },
  withdrawMatter: { administrator: 'region' },
  // administration
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
  readRules: { administrator: 'any' },
  previewRuleChange: { administrator: 'any' },
} as const satisfies Record<string, Rule>;

export const repairActionNames = personActionsOf(repairActions) as PersonCommandName[];
export const commitmentActionNames = personActionsOf(commitmentActions) as CommitmentPersonCommandName[];

/** A person acts on a case for their own subject or for their own unit, never further. */
const caseRule = ({ by }: Pick<CaseAction, 'by'>, own: OwnRelation): Rule =>
  Object.fromEntries(by.map((role) => [role, role === 'applicant' ? own : 'unit']));

const caseRules = <A extends string>(names: readonly A[], actions: Readonly<Record<A, CaseAction>>, own: OwnRelation) =>
  Object.fromEntries(names.map((name) => [name, caseRule(actions[name], own)])) as Record<A, Rule>;

/** An action on a case, whichever kind; no two kinds share a name. */
export type CaseActionName = PersonCommandName | CommitmentPersonCommandName;
export type OperationId = keyof typeof operations | CaseActionName;

export const policy: Readonly<Record<OperationId, Rule>> = {
  ...operations,
  ...caseRules(repairActionNames, repairActions, 'ownRepair'),
  ...caseRules(commitmentActionNames, commitmentActions, 'ownCommitment'),
};

export const operationIds = Object.keys(policy) as OperationId[];

/** Operations that need a signed-in person. */
export const needsPerson = (operation: OperationId): boolean => typeof policy[operation] !== 'string';

/** The roles of the person that the operation names, in the order of the table. */
export const rolesFor = (person: Person, operation: OperationId): Role[] => {
  const rule = policy[operation];
  if (typeof rule === 'string') return [];
  return (Object.keys(rule) as Role[]).filter((role) => person.roles.includes(role));
};

/** From the nearest to the widest. */
const relations = [
  'own',
  'ownRepair',
  'ownCommitment',
  'ownKind',
  'unit',
  'region',
  'any',
] as const satisfies readonly Relation[];

/** What an authority must cover for an action on a case of the kind. */
const scopeOfKind: Readonly<Record<string, ActionScope>> = {
  repairCase: 'repair',
  commitmentCase: 'commitment',
};

const isOwn = (relation: Relation | undefined): relation is OwnRelation => relation?.startsWith('own') ?? false;

/** The subjects the person may do this for; none where the kind of case matters and is not known. */
const ownSubjects = (relation: OwnRelation, person: Person, caseKind: string | undefined): string[] => {
  if (relation === 'own') return subjectsOf(person);
  const scope = scopeOf(relation, caseKind);
  return scope === undefined ? [] : subjectsOf(person, scope);
};

const scopeOf = (relation: OwnRelation, caseKind = ''): ActionScope | undefined => {
  const of = {
    own: undefined,
    ownRepair: 'repair',
    ownCommitment: 'commitment',
    ownKind: scopeOfKind[caseKind],
  } as const;
  return of[relation];
};

/** The subjects for whom the person may use the operation as an applicant. */
export const subjectsFor = (operation: OperationId, person: Person, caseKind?: string): string[] => {
  const rule = policy[operation];
  const relation = typeof rule === 'string' ? undefined : rule.applicant;
  return isOwn(relation) ? ownSubjects(relation, person, caseKind) : [];
};

/** How far the person's roles reach in this operation, by the widest of them; undefined where none is named. */
export const reachOf = (operation: OperationId, person: Person): Relation | undefined => {
  const rule = policy[operation];
  if (typeof rule === 'string') return undefined;
  const held = rolesFor(person, operation).map((role) => rule[role]);
  return relations.findLast((relation) => held.includes(relation));
};

const subjectsIn = ({ subjectId, subjectIds = [] }: Resource): readonly string[] =>
  subjectId === undefined ? subjectIds : [subjectId];

const relationHolds = (relation: Relation, person: Person, resource: Resource): boolean => {
  switch (relation) {
    case 'own':
    case 'ownRepair':
    case 'ownCommitment':
    case 'ownKind':
      return subjectsIn(resource).some((id) => ownSubjects(relation, person, resource.caseKind).includes(id));
    case 'unit':
      return person.unitId !== undefined && (resource.unitIds ?? []).includes(person.unitId);
    case 'region':
      return person.regionId !== undefined && person.regionId === resource.regionId;
    case 'any':
      return true;
  }
};

/** The roles in which the person may do this to this resource. */
export const rolesOn = (operation: OperationId, person: Person, resource: Resource): Role[] => {
  const rule = policy[operation];
  if (typeof rule === 'string') return [];
  return rolesFor(person, operation).filter((role) => {
    const relation = rule[role];
    return relation !== undefined && relationHolds(relation, person, resource);
  });
};

/** Whether the policy lets the person do this to this resource. Public operations need no person and are not asked here. */
export const may = (operation: OperationId, person: Person, resource: Resource): boolean =>
  rolesOn(operation, person, resource).length > 0;

/** Of several roles that fit, the one whose work it is: `wanted` where a work item names it, else the first of the table. */
export const actingRole = (
  operation: OperationId,
  person: Person,
  resource: Resource,
  wanted?: Role,
): Result<Role, Refusal> => {
  const allowed = rolesOn(operation, person, resource);
  const role = wanted !== undefined && allowed.includes(wanted) ? wanted : allowed[0];
  return role === undefined ? refuse(refusalFor(operation, person, resource)) : ok(role);
};

/** Why the person may not: the first thing that would have to be different. */
export const refusalFor = (operation: OperationId, person: Person, resource: Resource): Refusal => {
  const rule = policy[operation];
  const named = typeof rule === 'string' ? [] : Object.keys(rule);
  const role = rolesFor(person, operation)[0];
  if (role === undefined || typeof rule === 'string') return { code: 'wrongRole', params: { role: named } };
  const relation = rule[role];
  if (isOwn(relation)) return authorityRefusal(relation, person, resource);
  switch (relation) {
    case 'region':
      return { code: 'wrongRegion' };
    default:
      return { code: 'wrongUnit', ...(resource.unitIds?.[0] && { params: { unitId: resource.unitIds[0] } }) };
  }
};

/** No authority for the subject at all, or one for something else. */
const authorityRefusal = (relation: OwnRelation, person: Person, resource: Resource): Refusal => {
  const scope = scopeOf(relation, resource.caseKind);
  const represented = subjectsOf(person);
  return scope !== undefined && subjectsIn(resource).some((id) => represented.includes(id))
    ? { code: 'authorityMissing', params: { scope } }
    : { code: 'notRepresenting' };
};

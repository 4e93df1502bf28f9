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
import { type Person, subjectsOf } from './person.ts';

/**
 * How far a role's right reaches: `own` the subjects the person represents, `unit` what the person's unit handles, `region` the
 * person's region, `any` everything.
 */
export type Relation = 'own' | 'unit' | 'region' | 'any';
/** `public`: no sign-in; `platform`: no sign-in, the platform signs each message itself. */
export type Rule = 'public' | 'platform' | Readonly<Partial<Record<Role, Relation>>>;

/** What an operation touches, as far as the policy looks at it. An absent value satisfies no relation. */
export interface Resource {
  readonly subjectId?: string;
  readonly unitIds?: readonly string[];
  readonly regionId?: string;
}

const ownSubject = { applicant: 'own' } as const;
const handlers = { acceptor: 'unit', verifier: 'unit', approver: 'unit', supervisor: 'region' } as const;
const readers = { ...handlers, auditor: 'region' } as const;
const workers = {
  applicant: 'own',
  acceptor: 'unit',
  verifier: 'unit',
  approver: 'unit',
  supervisor: 'unit',
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
  readHealth: 'public',
  postReceipts: 'platform',
  // subjects and records
  listSubjects: ownSubject,
  listRecords: { ...ownSubject, supervisor: 'region', auditor: 'region' },
  readRecord: { ...ownSubject, ...readers },
  readIdentity: { verifier: 'unit', approver: 'unit', auditor: 'region' },
  // applications and cases
  previewLetter: ownSubject,
  fileApplication: ownSubject,
  listApplications: ownSubject,
  readApplication: { ...ownSubject, auditor: 'region' },
  listRepairCases: { ...ownSubject, ...readers },
  readRepairCase: { ...ownSubject, ...readers },
  readTimeline: readers,
  listCaseDeliveries: readers,
  reportRepair: { approver: 'unit' },
  // commitment cases
  previewCommitment: ownSubject,
  applyForMatter: ownSubject,
  listCommitmentCases: { ...ownSubject, ...readers },
  readCommitmentCase: { ...ownSubject, ...readers },
  readCommitmentTimeline: readers,
  // the commitment register
  previewDeclaration: ownSubject,
  declareCommitment: ownSubject,
  listCreditCommitments: { ...ownSubject, ...readers },
  readCreditCommitment: { ...ownSubject, ...readers },
  withdrawDeclaration: ownSubject,
  recordPerformance: { verifier: 'unit' },
  exportCommitments: { supervisor: 'region', auditor: 'region' },
  // work items
  listWorkItems: workers,
  readWorkItem: { ...workers, supervisor: 'region' },
  claimWorkItem: workers,
  releaseWorkItem: workers,
  listOverdueWorkItems: { supervisor: 'unit' },
  // documents
  requestUpload: ownSubject,
  completeUpload: ownSubject,
  readDocument: { ...ownSubject, ...readers },
  // deliveries
  listDeliveries: { supervisor: 'region', auditor: 'region', administrator: 'any' },
  replayDelivery: { supervisor: 'region', administrator: 'any' },
  // random inspections
  announceInspectionDraw: { supervisor: 'region' },
  holdInspectionDraw: { supervisor: 'region' },
  listInspectionDraws: { verifier: 'unit', approver: 'unit', supervisor: 'region', auditor: 'region' },
  readInspectionDraw: { verifier: 'unit', approver: 'unit', supervisor: 'region', auditor: 'region' },
  // the catalogue of matters
  publishMatter: { administrator: 'region' },
  withdrawMatter: { administrator: 'region' },
  // administration
  readClock: { administrator: 'any' },
  moveClock: { administrator: 'any' },
  loadCalendarYear: { administrator: 'any' },
  listAdministrationWorkItems: { administrator: 'any' },
  readImport: { administrator: 'any' },
} as const satisfies Record<string, Rule>;

export const repairActionNames = personActionsOf(repairActions) as PersonCommandName[];
export const commitmentActionNames = personActionsOf(commitmentActions) as CommitmentPersonCommandName[];

/** A person acts on a case for their own subject or for their own unit, never further. */
const caseRule = ({ by }: Pick<CaseAction, 'by'>): Rule =>
  Object.fromEntries(by.map((role) => [role, role === 'applicant' ? 'own' : 'unit']));

const caseRules = <A extends string>(names: readonly A[], actions: Readonly<Record<A, CaseAction>>) =>
  Object.fromEntries(names.map((name) => [name, caseRule(actions[name])])) as Record<A, Rule>;

/** An action on a case, whichever kind; no two kinds share a name. */
export type CaseActionName = PersonCommandName | CommitmentPersonCommandName;
export type OperationId = keyof typeof operations | CaseActionName;

export const policy: Readonly<Record<OperationId, Rule>> = {
  ...operations,
  ...caseRules(repairActionNames, repairActions),
  ...caseRules(commitmentActionNames, commitmentActions),
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
const relations = ['own', 'unit', 'region', 'any'] as const satisfies readonly Relation[];

/** How far the person's roles reach in this operation, by the widest of them; undefined where none is named. */
export const reachOf = (operation: OperationId, person: Person): Relation | undefined => {
  const rule = policy[operation];
  if (typeof rule === 'string') return undefined;
  const held = rolesFor(person, operation).map((role) => rule[role]);
  return relations.findLast((relation) => held.includes(relation));
};

const relationHolds = (relation: Relation, person: Person, resource: Resource): boolean => {
  switch (relation) {
    case 'own':
      return resource.subjectId !== undefined && subjectsOf(person).includes(resource.subjectId);
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
  switch (rule[role]) {
    case 'own':
      return { code: 'notRepresenting' };
    case 'region':
      return { code: 'wrongRegion' };
    default:
      return { code: 'wrongUnit', ...(resource.unitIds?.[0] && { params: { unitId: resource.unitIds[0] } }) };
  }
};

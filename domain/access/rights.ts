/** What a person may do: one row of the policy asked about a person and what the operation touches. */
import type { Role } from '../kernel/actor.ts';
import type { Refusal } from '../kernel/problems.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { ActionScope } from '../subject/authority.ts';
import { type Person, subjectsOf } from './person.ts';
import type { OwnRelation, Relation, Rule } from './policy.ts';

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

/** Operations that need a signed-in person. */
export const needsPerson = (rule: Rule): boolean => typeof rule !== 'string';

/** The roles of the person that the operation names, in the order of the table. */
export const rolesFor = (person: Person, rule: Rule): Role[] => {
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
export const subjectsFor = (rule: Rule, person: Person, caseKind?: string): string[] => {
  const relation = typeof rule === 'string' ? undefined : rule.applicant;
  return isOwn(relation) ? ownSubjects(relation, person, caseKind) : [];
};

/** How far the person's roles reach in this operation, by the widest of them; undefined where none is named. */
export const reachOf = (rule: Rule, person: Person): Relation | undefined => {
  if (typeof rule === 'string') return undefined;
  const held = rolesFor(person, rule).map((role) => rule[role]);
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
export const rolesOn = (rule: Rule, person: Person, resource: Resource): Role[] => {
  if (typeof rule === 'string') return [];
  return rolesFor(person, rule).filter((role) => {
    const relation = rule[role];
    return relation !== undefined && relationHolds(relation, person, resource);
  });
};

/** Whether the policy lets the person do this to this resource. Public operations need no person and are not asked here. */
export const may = (rule: Rule, person: Person, resource: Resource): boolean =>
  rolesOn(rule, person, resource).length > 0;

/** Of several roles that fit, the one whose work it is: `wanted` where a work item names it, else the first of the table. */
export const actingRole = (rule: Rule, person: Person, resource: Resource, wanted?: Role): Result<Role, Refusal> => {
  const allowed = rolesOn(rule, person, resource);
  const role = wanted !== undefined && allowed.includes(wanted) ? wanted : allowed[0];
  return role === undefined ? refuse(refusalFor(rule, person, resource)) : ok(role);
};

/** Why the person may not: the first thing that would have to be different. */
export const refusalFor = (rule: Rule, person: Person, resource: Resource): Refusal => {
  const named = typeof rule === 'string' ? [] : Object.keys(rule);
  const role = rolesFor(person, rule)[0];
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

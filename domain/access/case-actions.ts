/** Who may take an action on a case: the roles that the case's own table names, each within its reach. */
import { type CaseAction, personActionsOf } from '../kernel/case-actions.ts';
import type { OwnRelation, Rule } from './policy.ts';

/** A person acts on a case for their own subject or for their own unit, never further. */
const caseRule = ({ by }: Pick<CaseAction, 'by'>, own: OwnRelation): Rule =>
  Object.fromEntries(by.map((role) => [role, role === 'applicant' ? own : 'unit']));

/** The rows of all actions that persons can take; `own` is what an authority must cover for the applicant's. */
export const caseRules = <A extends string>(
  actions: Readonly<Record<string, CaseAction>>,
  own: OwnRelation,
): Readonly<Record<A, Rule>> =>
  Object.fromEntries(
    personActionsOf(actions).map((name) => [name, caseRule(actions[name] ?? { by: [] }, own)]),
  ) as Record<A, Rule>;

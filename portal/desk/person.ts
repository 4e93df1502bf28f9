/** Who is signed in, and what the policy lets them do: the API's own table, so that no page offers what would be refused. */
import { createContext, useContext } from 'react';
import { type OperationId, ruleOf } from '#domain/access/operations.ts';
import type { Person as PolicyPerson } from '#domain/access/person.ts';
import { rolesFor } from '#domain/access/rights.ts';
import type { AnswerOf } from '../api/operations.ts';

export type Me = AnswerOf<'readMe'>;

const Context = createContext<Me | null>(null);
export const PersonProvider = Context.Provider;

export const useMe = (): Me => {
  const me = useContext(Context);
  if (me === null) throw new Error('nobody is signed in');
  return me;
};

/** Whether any role of the person is named by the operation. On what, the API says with each resource's available actions. */
export const may = (me: Me, operation: OperationId): boolean => {
  const person: PolicyPerson = { principalId: me.principalId, name: me.name, roles: me.roles, represents: [] };
  return rolesFor(person, ruleOf[operation]).length > 0;
};

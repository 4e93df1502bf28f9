/** The contracts of what people do on a case: one operation per action of the case's own table, for every kind of case alike. */
import type { OperationId } from '#domain/access/operations.ts';
import type { Rule } from '#domain/access/policy.ts';
import type { CaseAction } from '#domain/kernel/case-actions.ts';
import {
  actionNotAvailable,
  caseNotFound,
  itemClaimedByOther,
  itemClosed,
  itemNotFound,
  ownCase,
  type Problems,
  staleVersion,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { type Contract, type nothing, under } from './contract.ts';
import { Id } from './shared.ts';

const caseId = z.strictObject({ caseId: Id });

export type CaseActionContract<A extends z.ZodMiniType = z.ZodMiniType> = Contract<
  typeof caseId,
  typeof nothing,
  z.ZodMiniObject,
  A
>;

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const onItem = { itemNotFound, itemClosed, itemClaimedByOther, staleVersion };
const always = { caseNotFound, actionNotAvailable, ownCase };

export interface CaseActionsOf<N extends OperationId, A extends z.ZodMiniType> {
  /** Address of the kind's cases. */
  readonly path: `/${string}`;
  /** Who may take which action; the actions a person can take are its names. */
  readonly rules: Readonly<Record<N, Rule>>;
  readonly actions: Readonly<Record<N, CaseAction>>;
  /** What the domain takes with each action. */
  readonly bodies: Readonly<Record<N, z.ZodMiniObject>>;
  readonly answer: A;
  /** Refusals beyond those every action can meet. */
  readonly problems: Readonly<Record<N, Problems>>;
}

export const caseActionContracts = <N extends OperationId, A extends z.ZodMiniType>(
  of: CaseActionsOf<N, A>,
): readonly CaseActionContract<A>[] => {
  const { commands } = under(of.rules);
  return (Object.keys(of.rules) as N[]).map((name) => {
    const action = of.actions[name];
    const item = action.item !== undefined;
    return commands<z.ZodMiniObject, A, typeof caseId>({
      operationId: name,
      path: `${of.path}/{caseId}/${kebab(name)}`,
      summary: action.label,
      description: `可办环节和岗位见事项的 availableActions。${item ? '须写明待办编号和所见版本。' : ''}`,
      params: caseId,
      body: of.bodies[name],
      answer: of.answer,
      problems: { ...always, ...(item && onItem), ...of.problems[name] },
    });
  });
};

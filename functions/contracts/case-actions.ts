/** The contracts of what people do on a case: one operation per action of the case's own table, for every kind of case alike. */
import type { OperationId } from '#domain/access/policy.ts';
import type { CaseAction } from '#domain/kernel/case-actions.ts';
import type { ProblemCode } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { type Contract, commands, type nothing } from './contract.ts';
import { Id } from './shared.ts';

const caseId = z.strictObject({ caseId: Id });

export type CaseActionContract<A extends z.ZodMiniType = z.ZodMiniType> = Contract<
  typeof caseId,
  typeof nothing,
  z.ZodMiniObject,
  A
>;

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const onItem = ['itemNotFound', 'itemClosed', 'itemClaimedByOther', 'staleVersion'] as const;
const always = ['caseNotFound', 'actionNotAvailable', 'ownCase'] as const;

export interface CaseActionsOf<N extends OperationId, A extends z.ZodMiniType> {
  /** Address of the kind's cases. */
  readonly path: `/${string}`;
  readonly names: readonly N[];
  readonly actions: Readonly<Record<N, CaseAction>>;
  /** What the domain takes with each action. */
  readonly bodies: Readonly<Record<N, z.ZodMiniObject>>;
  readonly answer: A;
  /** Refusals beyond those every action can meet. */
  readonly problems: Readonly<Record<N, readonly ProblemCode[]>>;
  readonly examples: Readonly<Record<N, Record<string, unknown>>>;
  /** Of the examples. */
  readonly caseId: string;
}

export const caseActionContracts = <N extends OperationId, A extends z.ZodMiniType>(
  of: CaseActionsOf<N, A>,
): readonly CaseActionContract<A>[] =>
  of.names.map((name) => {
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
      problems: [...always, ...(item ? onItem : []), ...of.problems[name]],
      example: { params: { caseId: of.caseId }, body: of.examples[name] },
    });
  });

/** The API's operations as types, straight from its contracts: nothing of this file is left when the portal is built. */

import type * as z from 'zod/mini';
import type * as administration from '#contracts/administration.ts';
import type * as applications from '#contracts/applications.ts';
import type * as audit from '#contracts/audit.ts';
import type * as commitmentActions from '#contracts/commitment-actions.ts';
import type * as commitmentCases from '#contracts/commitment-cases.ts';
import type * as commitments from '#contracts/commitments.ts';
import type { Contract } from '#contracts/contract.ts';
import type * as decisionDocuments from '#contracts/decision-documents.ts';
import type * as deliveries from '#contracts/deliveries.ts';
import type * as directory from '#contracts/directory.ts';
import type * as documents from '#contracts/documents.ts';
import type * as catalogue from '#contracts/matter-catalogue.ts';
import type * as matters from '#contracts/matters.ts';
import type * as standing from '#contracts/operations.ts';
import type * as open from '#contracts/public.ts';
import type * as records from '#contracts/records.ts';
import type * as repairActions from '#contracts/repair-actions.ts';
import type * as repairCases from '#contracts/repair-cases.ts';
import type * as rules from '#contracts/rules.ts';
import type * as session from '#contracts/session.ts';
import type * as supervising from '#contracts/supervising.ts';
import type * as supervision from '#contracts/supervision.ts';
import type * as timelines from '#contracts/timelines.ts';
import type * as workItems from '#contracts/work-items.ts';
import type { CommitmentPersonCommandName, commitmentPersonCommands } from '#domain/commitment/commands.ts';
import type { PersonCommandName, personCommands } from '#domain/repair/commands.ts';

type Modules = typeof administration &
  typeof applications &
  typeof audit &
  typeof commitmentActions &
  typeof commitmentCases &
  typeof catalogue &
  typeof commitments &
  typeof decisionDocuments &
  typeof deliveries &
  typeof directory &
  typeof documents &
  typeof matters &
  typeof open &
  typeof standing &
  typeof records &
  typeof repairActions &
  typeof repairCases &
  typeof rules &
  typeof session &
  typeof supervising &
  typeof supervision &
  typeof timelines &
  typeof workItems;

// biome-ignore lint/suspicious/noExplicitAny: any contract, whatever its shapes
type AnyContract = Contract<any, any, any, any>;

type Named = { [K in keyof Modules as Modules[K] extends AnyContract ? K : never]: Modules[K] };

type OfContract<C> =
  C extends Contract<infer P, infer Q, infer B, infer A>
    ? { params: z.input<P>; query: z.input<Q>; body: z.input<B>; answer: z.output<A> }
    : never;

/** What people do on a case: the body is the action's own command. */
type OnCase<Command, A> = {
  params: { caseId: string };
  query: Record<never, never>;
  body: Command extends z.ZodMiniType ? z.input<Command> : never;
  answer: A;
};

type ActionAnswer<C extends readonly AnyContract[]> = z.output<C[number]['answer']>;

type RepairActions = {
  [N in PersonCommandName]: OnCase<(typeof personCommands)[N], ActionAnswer<typeof repairActions.caseActions>>;
};
type CommitmentActions = {
  [N in CommitmentPersonCommandName]: OnCase<
    (typeof commitmentPersonCommands)[N],
    ActionAnswer<typeof commitmentActions.commitmentCaseActions>
  >;
};

/** Every operation of the API by its id: what it takes and what it answers. */
export type Operations = { [K in keyof Named]: OfContract<Named[K]> } & RepairActions & CommitmentActions;
export type OperationName = keyof Operations;
/** Conditional, so that the compiler puts off what they are until it knows which operation: all of them at once are too many for it. */
export type AnswerOf<N extends OperationName> = N extends OperationName ? Operations[N]['answer'] : never;
export type BodyOf<N extends OperationName> = N extends OperationName ? Operations[N]['body'] : never;
export type EntryOf<N extends OperationName> = AnswerOf<N> extends { entries: readonly (infer E)[] } ? E : never;

type Part<K extends string, V> = V extends undefined
  ? { [P in K]?: V }
  : Record<never, never> extends V
    ? { [P in K]?: V }
    : { [P in K]: V };

/** What a call needs: a part only where the operation has it. */
export type Input<N extends OperationName> = N extends OperationName
  ? Part<'params', Operations[N]['params']> &
      Part<'query', Operations[N]['query']> &
      Part<'body', Operations[N]['body']>
  : never;

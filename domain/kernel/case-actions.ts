/**
 * What a person may do with a case, from the case's own data: stages, actions and work items as tables. Every kind of case has such
 * tables; the checks over them, the items that open and close, and the moves that the diagrams draw are the same for all.
 */
import type { Role } from './actor.ts';
import type { Context } from './aggregate.ts';
import type { Refusal } from './problems.ts';
import { type Result, refuse } from './result.ts';
import type { TimeLimit } from './time-limit.ts';
import type { WorkItem } from './work-item.ts';
import type { WorkItemEvent } from './work-item-events.ts';
import { checkItem, openItems, type WorkItems } from './work-items.ts';

export interface CaseStage {
  /** What people see. */
  readonly label: string;
  /** A final stage waits for nobody and needs no machine; an action may still follow it. */
  readonly final: boolean;
}

export interface CaseItem {
  readonly label: string;
  readonly role: Role;
}

export interface CaseAction<Stage extends string = string, Item extends string = string> {
  readonly label: string;
  readonly from: readonly Stage[];
  readonly by: readonly Role[];
  /** The work item the action completes; absent for actions on the case as a whole. */
  readonly item?: Item;
  /** Where the case may stand afterwards, by where it stood where that matters; empty where the action leaves the stage alone. */
  readonly to: readonly Stage[] | Readonly<Partial<Record<Stage, readonly Stage[]>>>;
}

/** The tables of a kind of case. */
export interface CaseTables<
  Stage extends string = string,
  Item extends string = string,
  Action extends string = string,
> {
  readonly stages: Readonly<Record<Stage, CaseStage>>;
  readonly items: Readonly<Record<Item, CaseItem>>;
  readonly actions: Readonly<Record<Action, CaseAction<Stage, Item>>>;
}

/** What every case with work items has. */
export interface CaseInGeneral<Stage extends string = string> {
  readonly stage: Stage;
  readonly caseId: string;
  readonly subjectId: string;
  /** The unit in charge. */
  readonly unitId: string;
  readonly regionId: string;
  readonly items: WorkItems;
}

type Acting = Pick<Context, 'actor' | 'represents'>;

/** Is the action one that ends in another stage, and in which? */
const isList = <S extends string>(to: CaseAction<S>['to']): to is readonly S[] => Array.isArray(to);

/** Which action leads from which stage to which: what the state diagram draws. */
export const movesOf = <S extends string, A extends string>(
  actions: Readonly<Record<A, CaseAction<S>>>,
): { action: A; from: S; to: S }[] =>
  (Object.entries(actions) as [A, CaseAction<S>][]).flatMap(([action, { from: stages, to }]) =>
    stages.flatMap((from) =>
      (isList(to) ? to : (to[from] ?? [])).filter((next) => next !== from).map((next) => ({ action, from, to: next })),
    ),
  );

/** What an item is opened with beside its kind. */
export interface Opening<Stage extends string> {
  /** Stage in which the item is worked on; the case's own where it is not said. */
  readonly stage?: Stage;
  /** The unit whose officers see it; the unit in charge where it is not said. */
  readonly unitId?: string;
  readonly about?: string;
  readonly limit?: TimeLimit | undefined;
  readonly remindAt?: string | null;
  /** Who is to do it, where that is settled beforehand. */
  readonly assignee?: string;
}

/**
 * The checks and moves of a kind of case over its tables. `handlingUnits` names every unit whose officers may act on the case as a whole.
 */
export const caseActions = <
  Stage extends string,
  Item extends string,
  Action extends string,
  State extends CaseInGeneral<Stage>,
>(
  caseKind: string,
  tables: CaseTables<Stage, Item, Action>,
  handlingUnits: (state: State) => readonly string[],
) => {
  const notNow = ({ stage }: State): Refusal => ({
    code: 'actionNotAvailable',
    params: { stage: tables.stages[stage].label },
  });

  /** An action a person takes on a work item: the item is checked before the stage, so that a lost race is told as such. */
  const onItem = (
    state: State,
    name: Action,
    ref: { readonly itemId: string; readonly itemVersion: number },
    acting: Acting,
  ): Result<WorkItem, Refusal> => {
    const item = checkItem(state.items, ref, acting);
    if (!item.ok) return item;
    const action = tables.actions[name];
    const fits = item.value.kind === action.item && action.from.includes(state.stage);
    return fits ? item : refuse(notNow(state));
  };

  /** An action on the case as a whole: stage, role, unit or representation, no interest of one's own. */
  const onCase = (state: State, name: Action, { actor, represents }: Acting): Refusal | null => {
    const action = tables.actions[name];
    if (!action.by.includes(actor.role)) return { code: 'wrongRole', params: { role: action.by } };
    if (actor.role === 'applicant' && !represents.includes(state.subjectId)) return { code: 'notRepresenting' };
    if (actor.role !== 'applicant' && actor.role !== 'system') {
      if (!handlingUnits(state).includes(actor.unitId ?? ''))
        return { code: 'wrongUnit', params: { unitId: state.unitId } };
      if (represents.includes(state.subjectId)) return { code: 'ownCase' };
    }
    return action.from.includes(state.stage) ? null : notNow(state);
  };

  const usableIn = (kind: string, stage: Stage): boolean =>
    (Object.values(tables.actions) as CaseAction<Stage, Item>[]).some(
      (action) => action.item === kind && action.from.includes(stage),
    );

  /** Items that make no sense in `stage` are closed, so that no queue shows work that cannot be done. */
  const cancelStale = (state: State, stage: Stage, except: readonly string[] = []): WorkItemEvent[] =>
    openItems(state.items)
      .filter((item) => !except.includes(item.id) && !usableIn(item.kind, stage))
      .map((item) => ({ type: 'WorkItemCancelled', data: { itemId: item.id, reason: `stage:${stage}` } }));

  /** A new item; a person of the applicant's side sees it by its subject, an officer by the unit. */
  const openItem = (
    state: State,
    kind: Item,
    context: Pick<Context, 'now' | 'newId'>,
    { stage, unitId, about, limit, remindAt, assignee }: Opening<Stage> = {},
  ): WorkItemEvent => {
    const { role } = tables.items[kind];
    const item: WorkItem = {
      id: context.newId(),
      kind,
      caseId: state.caseId,
      caseKind,
      stage: stage ?? state.stage,
      regionId: state.regionId,
      role,
      ...(role !== 'applicant' && { unitId: unitId ?? state.unitId }),
      subjectId: state.subjectId,
      status: 'open',
      version: 1,
      ...(assignee !== undefined && { assignee }),
      openedAt: context.now,
      ...(limit && { limit }),
      dueAt: limit?.dueAt ?? null,
      remindAt: remindAt ?? null,
      ...(about !== undefined && { about }),
    };
    return { type: 'WorkItemOpened', data: { item } };
  };

  /** Is there an open item of this kind (for this unit, about this thing)? */
  const hasOpen = (state: State, kind: Item, match: Pick<Partial<WorkItem>, 'unitId' | 'about'> = {}): boolean =>
    openItems(state.items).some(
      (item) =>
        item.kind === kind &&
        (match.unitId === undefined || item.unitId === match.unitId) &&
        (match.about === undefined || item.about === match.about),
    );

  return { onItem, onCase, cancelStale, openItem, hasOpen };
};

export const completed = (item: WorkItem, outcome: string): WorkItemEvent => ({
  type: 'WorkItemCompleted',
  data: { itemId: item.id, outcome },
});

/** What buttons, lists and pages need to know of a kind of case: its tables, and the very checks that `decide` asks. */
export interface CaseDesk<State extends CaseInGeneral = CaseInGeneral> {
  /** Name of the kind of case. */
  readonly kind: string;
  readonly tables: CaseTables;
  readonly onItem: (
    state: State,
    action: string,
    ref: { readonly itemId: string; readonly itemVersion: number },
    acting: Acting,
  ) => Result<WorkItem, Refusal>;
  readonly onCase: (state: State, action: string, acting: Acting) => Refusal | null;
  /** What stands against the action because of what happened in the case before. */
  readonly standsAgainst: (state: State, action: string, acting: Pick<Context, 'actor'>) => Refusal | null;
  /** Every unit whose officers may act on the case. */
  readonly handlingUnits: (state: State) => readonly string[];
  /** Ids of every document that was handed in or found in the case. */
  readonly documentsOf: (state: State) => readonly string[];
  /** Those of them that the subject may see: its own, and the authorities' evidence that a decision rests on. */
  readonly documentsForSubject: (state: State) => readonly string[];
}

/** Actions that people take; those of the system are never offered. */
export const personActionsOf = <A extends string>(actions: Readonly<Record<A, CaseAction>>): A[] =>
  (Object.keys(actions) as A[]).filter((name) => !actions[name].by.includes('system'));

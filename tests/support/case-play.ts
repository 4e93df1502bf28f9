/** One case of any kind played step by step. A refused step throws, so that a test never goes on from where it did not get to. */
import type { AggregateKind, Command, Context, Decision, DomainEvent } from '#domain/kernel/aggregate.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import type { Machine } from '#domain/kernel/machine.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import { openItems } from '#domain/kernel/work-items.ts';
import { type By, contextOf, countingIds, later, monday, officer, workflow } from './context.ts';
import { fold } from './given.ts';

/** A command without the item it is about: the play names the open one. */
export type OnItem<C extends Command> = {
  [T in C['type']]: Extract<C, { type: T }> extends { itemVersion: number }
    ? Omit<Extract<C, { type: T }>, 'itemId' | 'itemVersion'>
    : never;
}[C['type']];

export class CasePlay<
  S extends CaseInGeneral & { readonly machine: Machine },
  C extends Command,
  E extends DomainEvent,
  Item extends string,
> {
  readonly events: E[] = [];
  state: S;
  now: string;
  /** Commands the last step ordered on other aggregates, by the name of their kind. */
  alongside: readonly { readonly kind: string; readonly id: string; readonly command: Command }[] = [];
  /** Events of the last step. */
  last: readonly E[] = [];
  private readonly kind: AggregateKind<S, C, E>;
  private readonly more: Partial<Context>;

  constructor(kind: AggregateKind<S, C, E>, opening: C, by: By, more: Partial<Context> = {}) {
    this.kind = kind;
    this.state = kind.initial;
    this.now = more.now ?? monday;
    this.more = { newId: countingIds(), ...more };
    this.does(opening, by);
  }

  try(command: C, by: By = workflow): Result<Decision<E>, Refusal> {
    return this.kind.decide(this.state, command, contextOf(by, { ...this.more, now: this.now }));
  }

  does(command: C, by: By = workflow): this {
    const result = this.try(command, by);
    if (!result.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(result.problem)}`);
    const from = { state: this.state, sequence: this.events.length };
    this.state = fold(this.kind, result.value.events, from, { now: this.now, actor: by.actor });
    this.last = result.value.events;
    this.alongside = (result.value.alongside ?? []).map(({ kind, ...order }) => ({ kind: kind.name, ...order }));
    this.events.push(...result.value.events);
    return this;
  }

  open(kind: Item, match: Partial<WorkItem> = {}): WorkItem[] {
    return openItems(this.state.items).filter(
      (item) =>
        item.kind === kind && Object.entries(match).every(([key, value]) => item[key as keyof WorkItem] === value),
    );
  }

  /** The one open item of this kind. */
  item(kind: Item, match: Partial<WorkItem> = {}): WorkItem {
    const [item, second] = this.open(kind, match);
    if (item === undefined || second !== undefined) throw new Error(`not exactly one open ${kind}`);
    return item;
  }

  ref(kind: Item, match: Partial<WorkItem> = {}): { itemId: string; itemVersion: number } {
    const item = this.item(kind, match);
    return { itemId: item.id, itemVersion: item.version };
  }

  /** The person does this on the one open item of that kind. */
  on(kind: Item, command: OnItem<C>, by: By, match: Partial<WorkItem> = {}): this {
    return this.does({ ...(command as object), ...this.ref(kind, match) } as unknown as C, by);
  }

  tryOn(kind: Item, command: OnItem<C>, by: By, match: Partial<WorkItem> = {}) {
    return this.try({ ...(command as object), ...this.ref(kind, match) } as unknown as C, by);
  }

  after(days: number, minutes = 0): this {
    this.now = later(this.now, days, minutes);
    return this;
  }

  /** The machine enters the stage the case is in. */
  protected entersWith(more: object): this {
    const { stage, machine } = this.state;
    return this.does({ type: 'enterStage', stage, generation: machine.generation, ...more } as unknown as C);
  }

  /** An officer of the case's unit, or of another. */
  officer(role: 'acceptor' | 'verifier' | 'approver' | 'supervisor', unitId = this.state.unitId): By {
    return officer(role, unitId);
  }
}

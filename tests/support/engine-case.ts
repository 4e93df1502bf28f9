/** A case of any kind driven as people drive it: commands on the work items that are open, one person per role and unit. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Actor, systemActor } from '#domain/kernel/actor.ts';
import type { AnyAggregateKind, Command } from '#domain/kernel/aggregate.ts';
import type { CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { EventBody } from '#domain/kernel/event.ts';
import type { Machine } from '#domain/kernel/machine.ts';
import type { WorkItem } from '#domain/kernel/work-item.ts';
import type { Door } from '#shared/case-store/door.ts';
import type { OnItem } from './case-play.ts';
import { type Engine, until } from './engine.ts';

/** The person who handles an item: one per unit and role, so that four eyes hold by themselves. */
export const handlerOf = (item: Pick<WorkItem, 'role' | 'unitId' | 'assignee'>): Actor =>
  item.unitId === undefined
    ? { principalId: 'applicant', role: item.role }
    : { principalId: item.assignee ?? `${item.unitId}-${item.role}`, role: item.role, unitId: item.unitId };

type WithMachine = CaseInGeneral & { readonly machine: Machine };

/** What can be done with any case, whatever its kind. */
export type AnyEngineCase = EngineCase<WithMachine, Command, string>;

export abstract class EngineCase<S extends WithMachine, C extends Command, Item extends string> {
  readonly id: string;
  readonly kind: AnyAggregateKind;
  protected readonly engine: Engine;

  constructor(engine: Engine, kind: AnyAggregateKind, id: string) {
    this.engine = engine;
    this.kind = kind;
    this.id = id;
  }

  async state(): Promise<S> {
    return (await this.engine.wiring.reader.load(this.kind, this.id)).state as S;
  }

  /** The stored history, oldest first. */
  async history(): Promise<EventBody[]> {
    const events = await this.engine.wiring.reader.events(this.kind, this.id);
    return events.map((event) => EventBody.parse(JSON.parse(event.body)));
  }

  /** Waits until the case is as wanted. */
  until(what: string, holds: (state: S) => boolean, seconds?: number): Promise<S> {
    const look = async () => {
      const state = await this.state();
      return holds(state) ? state : undefined;
    };
    return until(`case ${this.id}: ${what}`, look, seconds).catch(async (error: unknown) => {
      const { stage, machine } = await this.state();
      throw new Error(`${String(error)} (stage ${stage}, machine ${JSON.stringify(machine)})`);
    });
  }

  /** Waits until the case stands in the stage and its machine has entered it (a final stage needs no machine). */
  untilStage(stage: S['stage'], seconds?: number): Promise<S> {
    return this.until(`stage ${stage}`, (s) => s.stage === stage && s.machine.expectedBy === null, seconds);
  }

  /** Waits for an open item of the kind. */
  async item(kind: Item, match: Partial<Pick<WorkItem, 'unitId' | 'about'>> = {}): Promise<WorkItem> {
    const find = (s: S) =>
      Object.values(s.items).find(
        (i) =>
          i.kind === kind &&
          i.status === 'open' &&
          (match.unitId === undefined || i.unitId === match.unitId) &&
          (match.about === undefined || i.about === match.about),
      );
    const state = await this.until(`open item ${kind}`, (s) => find(s) !== undefined);
    return find(state) as WorkItem;
  }

  /** Gives a command as `actor`, who as an applicant represents the case's subject. The answer may be a refusal. */
  async give(command: C, actor: Actor, door: Door = this.engine.wiring.door): ReturnType<Door> {
    const { subjectId } = await this.state();
    const represents = actor.role === 'applicant' ? [subjectId] : [];
    return door({ kind: this.kind, id: this.id, command, actor, represents, commandId: randomUUID() });
  }

  /** As `give`, and the command must be carried out. */
  async must(command: C, actor: Actor, door?: Door): Promise<void> {
    const result = await this.give(command, actor, door);
    expect(result.ok ? 'done' : result.problem, command.type).toBe('done');
  }

  /** Waits for an open item and acts on it as its handler, or as `more.by`. */
  async act(
    kind: Item,
    action: OnItem<C>,
    more: {
      readonly by?: Actor;
      readonly unitId?: string;
      readonly about?: string;
      readonly door?: Door | undefined;
    } = {},
  ): Promise<void> {
    const { unitId, about } = more;
    const item = await this.item(kind, { ...(unitId && { unitId }), ...(about && { about }) });
    const command = { ...(action as object), itemId: item.id, itemVersion: item.version } as unknown as C;
    await this.must(command, more.by ?? handlerOf(item), more.door);
  }

  /** What people do in the stage `from` on the way to `towards`; nothing where the machine or a platform moves the case on. */
  abstract step(from: S['stage'], towards: S['stage'], door?: Door): Promise<void>;

  /** Does whatever is to be done until the case stands in `stage` and waits there for its next person, machine or platform. */
  async proceedTo(stage: S['stage']): Promise<S> {
    for (;;) {
      const state = await this.until('its machine', (s) => s.machine.expectedBy === null);
      if (state.stage === stage) return state;
      await this.step(state.stage, stage);
      await this.until(`on from ${state.stage}`, (s) => s.stage !== state.stage);
    }
  }

  /** A command of the system, e.g. a receipt or a restart. */
  order(command: C, door?: Door): Promise<void> {
    return this.must(command, systemActor('test'), door);
  }
}

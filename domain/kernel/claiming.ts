/**
 * Taking a work item on (认领), for every kind of case: not by whom four eyes bar from all that can be done on it, since the item would
 * be kept from those who may.
 */
import type { Context, Decision } from './aggregate.ts';
import type { CaseDesk, CaseInGeneral } from './case-actions.ts';
import type { Refusal } from './problems.ts';
import { type Result, refuse } from './result.ts';
import type { WorkItem } from './work-item.ts';
import type { WorkItemEvent } from './work-item-events.ts';
import { handleItems, itemOf, type WorkItemCommand } from './work-items.ts';

type Desk<S extends CaseInGeneral> = Pick<CaseDesk<S>, 'tables' | 'standsAgainst'>;

/** Whether everything that can be done on the item now is barred to this person by what they did in the case before. */
export const barredByFourEyes = <S extends CaseInGeneral>(
  { tables, standsAgainst }: Desk<S>,
  state: S,
  item: WorkItem,
  acting: Pick<Context, 'actor'>,
): boolean => {
  const usable = Object.entries(tables.actions).filter(
    ([, { item: kind, from, by }]) => kind === item.kind && from.includes(state.stage) && by.includes(item.role),
  );
  return usable.length > 0 && usable.every(([name]) => standsAgainst(state, name, acting)?.code === 'fourEyesViolated');
};

/** Takes the item on. Claiming what one already holds changes nothing. */
export const claimItem =
  <S extends CaseInGeneral>(desk: Desk<S>) =>
  (
    state: S,
    command: Extract<WorkItemCommand, { type: 'claimItem' }>,
    context: Context,
  ): Result<Decision<WorkItemEvent>, Refusal> => {
    const claimed = handleItems(state, command, context);
    const item = itemOf(state.items, command.itemId);
    return claimed.ok && item !== undefined && barredByFourEyes(desk, state, item, context)
      ? refuse({ code: 'fourEyesViolated' })
      : claimed;
  };

/** What the platforms' receipts do to a case, and what a person does where one is missing. */
import type { Context } from '../../kernel/aggregate.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { RepairCommand } from '../commands.ts';
import type { RepairEvent } from '../events.ts';
import { type CaseRecord, type Effect, effects, type RepairCaseState } from '../state.ts';
import { cancelStale, type Decided, events, noEvents, onCase, onItem } from './common.ts';
import { concludedEvents } from './following-up.ts';

type Of<T extends RepairCommand['type']> = Extract<RepairCommand, { type: T }>;

/** Receipts of every platform that must publish the commitment are in. A late or repeated receipt changes nothing. */
export const confirmCommitmentPublication = (
  state: RepairCaseState,
  command: Of<'confirmCommitmentPublication'>,
  context: Context,
): Decided => {
  if (state.commitmentPublishedAt !== null || state.stage !== 'publicising') return noEvents;
  const barred = onCase(state, 'confirmCommitmentPublication', context);
  if (barred !== null) return refuse(barred);
  return ok({
    events: [
      { type: 'RepairCommitmentPublished', data: { receipts: [...command.receipts], stage: 'deciding' } },
      ...cancelStale(state, 'deciding'),
    ],
  });
};

/** Effects of one record are acknowledged by every platform that must; the last one concludes the case. */
export const completeEffect = (state: RepairCaseState, command: Of<'completeEffect'>, context: Context): Decided => {
  const { recordId } = command;
  const record = state.records.find((r) => r.recordId === recordId);
  if (record === undefined) return refuse({ code: 'recordNotFound' });
  const completed = command.completed.filter(({ effect }) => record.effectsCompleted[effect] === undefined);
  if (record.outcome !== 'granted' || completed.length === 0) return noEvents;
  const barred = onCase(state, 'completeEffect', context);
  if (barred !== null) return refuse(barred);
  const done = completed.map(
    ({ effect, receipts }): RepairEvent => ({
      type: 'RepairCaseEffectCompleted',
      data: { recordId, effect, receipts: [...receipts] },
    }),
  );
  const isDone = (r: CaseRecord, name: Effect): boolean =>
    r.effectsCompleted[name] !== undefined || (r === record && completed.some(({ effect }) => effect === name));
  const granted = state.records.filter((r) => r.outcome === 'granted');
  if (!granted.every((r) => effects.every((name) => isDone(r, name)))) return ok({ events: done });
  return ok({
    events: [...done, ...cancelStale(state, 'concluded'), ...concludedEvents(state, outcomeOf(state), context)],
  });
};

const outcomeOf = (state: RepairCaseState): 'granted' | 'partlyGranted' | 'reported' => {
  if (state.origin === 'reported') return 'reported';
  return state.records.every((r) => r.outcome === 'granted') ? 'granted' : 'partlyGranted';
};

/** The supervisor notes what was done about a missing receipt; the item stays open until the receipts are in. */
export const followUpReceipt = (state: RepairCaseState, command: Of<'followUpReceipt'>, context: Context): Decided => {
  const item = onItem(state, 'followUpReceipt', command, context);
  if (!item.ok) return item;
  return events({ type: 'RepairCaseReceiptFollowedUp', data: { itemId: item.value.id, remark: command.remark } });
};

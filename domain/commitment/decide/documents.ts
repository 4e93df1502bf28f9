/** 容缺材料: each follows within its own term; after the term an officer decides whether to wait longer or to report a breach. */
import { shanghaiDate } from '../../calendar/dates.ts';
import type { Context } from '../../kernel/aggregate.ts';
import { completed } from '../../kernel/case-actions.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { WorkItem } from '../../kernel/work-item.ts';
import { openItems } from '../../kernel/work-items.ts';
import { recountLimit } from '../../rules/time-limits.ts';
import type { CommitmentPersonCommand, WithEvidence } from '../commands.ts';
import type { CommitmentEvent } from '../events.ts';
import { remindAt } from '../rules.ts';
import type { CommitmentCaseState } from '../state.ts';
import { cancelStale, type Decided, hasOpen, onItem, openItem, outstanding } from './common.ts';

type Of<T extends CommitmentPersonCommand['type']> = Extract<CommitmentPersonCommand, { type: T }>;

export const submitDeferredMaterial = (
  state: CommitmentCaseState,
  command: Of<'submitDeferredMaterial'> & WithEvidence,
  context: Context,
): Decided => {
  const item = onItem(state, 'submitDeferredMaterial', command, context);
  if (!item.ok) return item;
  if (item.value.dueAt !== null && item.value.dueAt <= context.now) return refuse({ code: 'deferredTermEnded' });
  const materialId = item.value.about ?? '';
  const materials = (command.evidence ?? []).map((evidence) => ({ ...evidence, materialId }));
  const left = outstanding(state).filter((one) => one.materialId !== materialId);
  const stage = left.length === 0 ? 'verifying' : state.stage;
  return ok({
    events: [
      completed(item.value, 'submitted'),
      { type: 'DeferredMaterialSubmitted', data: { materialId, materials, stage } },
      ...(stage === state.stage ? [] : cancelStale(state, stage, [item.value.id])),
    ],
  });
};

/** The officer gives more time, once for each material: then the applicant's own item has a later end. */
export const extendDeferredTerm = (
  state: CommitmentCaseState,
  command: Of<'extendDeferredTerm'>,
  context: Context,
): Decided => {
  const item = onItem(state, 'extendDeferredTerm', command, context);
  if (!item.ok) return item;
  const materialId = item.value.about ?? '';
  if (state.deferred.some((one) => one.materialId === materialId && one.extended))
    return refuse({ code: 'alreadyExtended' });
  const { workingDays, reason } = command;
  return ok({
    events: [
      completed(item.value, 'extended'),
      { type: 'DeferredTermExtended', data: { materialId, workingDays, reason } },
      ...openItems(state.items)
        .filter((open) => open.kind === 'submitDeferredMaterial' && open.about === materialId)
        .map((open) => reopened(state, open, { workingDays, reason }, context)),
    ],
  });
};

/** The extension counts from today: the term has ended, and days that are over give nobody time. */
const reopened = (
  state: CommitmentCaseState,
  { id, limit }: WorkItem,
  extension: { readonly workingDays: number; readonly reason: string },
  context: Context,
): CommitmentEvent => {
  if (limit === undefined) throw new Error(`item ${id} fell due without a limit`);
  const fromToday = { ...limit, startsOn: shanghaiDate(context.now), workingDays: 0, adjustments: [] };
  const later = recountLimit(fromToday, context.calendar, extension);
  const { dueAt } = later;
  const remind = remindAt(later, state.regionId, context);
  return {
    type: 'WorkItemRescheduled',
    data: { itemId: id, limit: later, dueAt, remindAt: remind, reason: extension.reason },
  };
};

/** The item of the officer who looks at a material that did not come. */
export const lateMaterialItem = (
  state: CommitmentCaseState,
  materialId: string,
  context: Context,
): CommitmentEvent[] =>
  hasOpen(state, 'handleLateMaterial', { about: materialId })
    ? []
    : [openItem(state, 'handleLateMaterial', context, { about: materialId })];

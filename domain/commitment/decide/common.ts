/** What every action of a commitment case needs: may this person do it now, which items open and close, which stage follows. */

import { shanghaiDate } from '../../calendar/dates.ts';
import type { Context, Decision } from '../../kernel/aggregate.ts';
import { caseActions, type Opening } from '../../kernel/case-actions.ts';
import type { Refusal } from '../../kernel/problems.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { TimeLimit } from '../../kernel/time-limit.ts';
import type { Performance } from '../../subject/commitment-performance.ts';
import type { CommitmentEvent } from '../events.ts';
import { matterLimit, remindAt } from '../rules.ts';
import {
  type CommitmentItemKind,
  type CommitmentStage,
  commitmentActions,
  commitmentItems,
  commitmentStages,
} from '../stages.ts';
import type { CommitmentCaseState, MatterTerms } from '../state.ts';

export type Decided = Result<Decision<CommitmentEvent>, Refusal>;

export const events = (...list: CommitmentEvent[]): Decided => ok({ events: list });
export const noEvents: Decided = ok({ events: [] });

/** The unit in charge, and the one that was asked to help. */
export const handlingUnits = (state: CommitmentCaseState): string[] => [
  ...new Set([state.unitId, ...(state.assistance === null ? [] : [state.assistance.unitId])]),
];

const actions = caseActions(
  'commitmentCase',
  { stages: commitmentStages, items: commitmentItems, actions: commitmentActions },
  handlingUnits,
);
export const { onItem, onCase, cancelStale, hasOpen } = actions;

/** Opens an item under the limit given, with its reminder. */
export const openItem = (
  state: CommitmentCaseState,
  kind: CommitmentItemKind,
  context: Context,
  more: Opening<CommitmentStage> = {},
): CommitmentEvent => {
  const remind = more.limit === undefined ? null : remindAt(more.limit, state.regionId, context);
  return actions.openItem(state, kind, context, { ...more, remindAt: remind });
};

/** The matter's terms; a case without them was never opened. */
export const termsOf = ({ matter }: CommitmentCaseState): MatterTerms => {
  if (matter === null) throw new Error('a commitment case without its matter');
  return matter;
};

/** Where a matter's parameter stands: the matter, its version, the name of the parameter. */
export const address = (state: CommitmentCaseState, name: string): string =>
  `matter/${state.matterId}/v${state.matterVersion}/${name}`;

/** The term in which a deferred material must follow, from today. */
export const deferredLimit = (
  state: CommitmentCaseState,
  materialId: string,
  context: Context,
): TimeLimit | undefined => {
  const material = termsOf(state).deferredMaterials.find(({ id }) => id === materialId);
  return material && matterLimit(material.term, address(state, `deferredMaterials/${materialId}`), context);
};

/** The promise as kept in full, determined today by the unit in charge. */
export const keptInFull = (state: CommitmentCaseState, context: Context): Performance => ({
  status: 'full',
  unkept: null,
  accountability: null,
  determinedOn: shanghaiDate(context.now),
  determiningUnitId: state.unitId,
});

export const outstanding = (state: CommitmentCaseState) =>
  state.deferred.filter(({ status }) => status === 'outstanding');

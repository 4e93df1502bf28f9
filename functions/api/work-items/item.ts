/** One work item: reading it, claiming it, giving it back. */
import type * as z from 'zod';
import type { WorkItemView } from '#contracts/shared.ts';
import { type claimWorkItem, readWorkItem, type releaseWorkItem } from '#contracts/work-items.ts';
import { availableOnItem } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { itemOf } from '#domain/kernel/work-items.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairCaseState } from '#domain/repair/state.ts';
import { aboutCase } from '../../shared/cases/about-case.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { workItemView } from '../../shared/views/work-item.ts';

const viewOf = (state: RepairCaseState, itemId: string, person: Person, context: ViewContext) => {
  const item = itemOf(state.items, itemId);
  return item === undefined ? undefined : workItemView(item, availableOnItem(state, itemId, person), context);
};

export const readWorkItemRoute = (deps: ApiDeps) =>
  route(readWorkItem, {
    about: ({ params }) => aboutCase(deps.reader, params.caseId, params.itemId),
    handle: async ({ params, person }, { state }) => {
      const view = viewOf(state, params.itemId, person, await deps.look());
      return view === undefined ? refuse({ code: 'itemNotFound' }) : ok(view);
    },
  });

type Handling = typeof claimWorkItem | typeof releaseWorkItem;

export const handleItemRoute = (deps: ApiDeps, contract: Handling, type: 'claimItem' | 'releaseItem') =>
  route(contract, {
    about: ({ params }) => aboutCase(deps.reader, params.caseId, params.itemId),
    handle: async ({ params: { caseId, itemId }, body, person, acting, idempotency }, before) => {
      const context = await deps.look();
      const done = await deps.door({
        kind: repairCase,
        id: caseId,
        command: { type, itemId, ...body } as { type: typeof type },
        ...acting,
        before,
        idempotency,
        answer: (after) => viewOf((after as Stored<RepairCaseState>).state, itemId, person, context),
      });
      return done.ok ? ok(done.value.answer as z.input<typeof WorkItemView>) : done;
    },
  });

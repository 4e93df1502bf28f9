/** One work item: reading it, claiming it, giving it back. */
import type { WorkItemView } from '#contracts/case-shapes.ts';
import { type claimWorkItem, readWorkItem, type releaseWorkItem } from '#contracts/work-items.ts';
import { availableOnItem } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import type { AnyAggregateKind, Stored } from '#domain/kernel/aggregate.ts';
import type { CaseDesk, CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { handleItems, itemOf } from '#domain/kernel/work-items.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import { aboutAnyCase } from '../../shared/cases/case-kinds.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { workItemView } from '../../shared/views/work-item.ts';

const viewOf = (desk: CaseDesk, state: CaseInGeneral, itemId: string, person: Person, context: ViewContext) => {
  const item = itemOf(state.items, itemId);
  return item === undefined ? undefined : workItemView(item, availableOnItem(desk, state, itemId, person), context);
};

export const readWorkItemRoute = (deps: ApiDeps) =>
  route(readWorkItem, {
    about: ({ params }) => aboutAnyCase(deps.reader, params.caseId, params.itemId),
    handle: async ({ params, person }, { desk, stored }) => {
      const view = viewOf(desk, stored.state, params.itemId, person, await deps.look());
      return view === undefined ? refuse({ code: 'itemNotFound' }) : ok(view);
    },
  });

/** Every kind of case, with the two commands given here. */
const kinds: Readonly<Record<string, AnyAggregateKind>> = {
  repairCase: repairCaseOf({ claimItem: handleItems, releaseItem: handleItems }),
  commitmentCase: commitmentCaseOf({ claimItem: handleItems, releaseItem: handleItems }),
};

type Handling = typeof claimWorkItem | typeof releaseWorkItem;

export const handleItemRoute = (deps: ApiDeps, contract: Handling, type: 'claimItem' | 'releaseItem') =>
  route(contract, {
    about: ({ params }) => aboutAnyCase(deps.reader, params.caseId, params.itemId),
    handle: async ({ params: { caseId, itemId }, body, person, acting, idempotency }, found) => {
      const {
        kind: { name },
        desk,
        stored: before,
      } = found;
      const kind = kinds[name];
      if (kind === undefined) throw new Error(`nothing is claimed in a ${name}`);
      const context = await deps.look();
      const done = await deps.door({
        kind,
        id: caseId,
        command: { type, itemId, ...body } as { type: typeof type },
        ...acting,
        before,
        idempotency,
        answer: (after) => viewOf(desk, (after as Stored<CaseInGeneral>).state, itemId, person, context),
      });
      return done.ok ? ok(done.value.answer as z.input<typeof WorkItemView>) : done;
    },
  });

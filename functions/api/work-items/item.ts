/** One work item: reading it, claiming it, giving it back. */
import type { WorkItemView } from '#contracts/case-shapes.ts';
import type { assignWorkItem, urgeWorkItem } from '#contracts/supervising.ts';
import { claimWorkItem, readWorkItem, releaseWorkItem } from '#contracts/work-items.ts';
import { availableOnItem } from '#domain/access/available-actions.ts';
import type { Person } from '#domain/access/person.ts';
import { commitmentDesk } from '#domain/commitment/desk.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import type { AnyAggregateKind, Stored } from '#domain/kernel/aggregate.ts';
import type { CaseDesk, CaseInGeneral } from '#domain/kernel/case-actions.ts';
import { claimItem } from '#domain/kernel/claiming.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { assignItem, urgeItem } from '#domain/kernel/supervising.ts';
import { handleItems, itemOf, type WorkItemCommand } from '#domain/kernel/work-items.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { repairCaseOf } from '#domain/repair/kind.ts';
import { aboutAnyCase } from '../../shared/cases/case-kinds.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { type Allowed, route } from '../../shared/http/route.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { workItemView } from '../../shared/views/work-item.ts';

const viewOf = (desk: CaseDesk, state: CaseInGeneral, itemId: string, person: Person, context: ViewContext) => {
  const item = itemOf(state.items, itemId);
  return item === undefined
    ? undefined
    : workItemView(item, desk.tables, availableOnItem(desk, state, itemId, person), context);
};

export const readWorkItemRoute = (deps: ApiDeps) =>
  route(readWorkItem, {
    about: ({ params }) => aboutAnyCase(deps.reader, params.caseId, params.itemId),
    handle: async ({ params, person }, { desk, stored }) => {
      const view = viewOf(desk, stored.state, params.itemId, person, await deps.look());
      return view === undefined ? refuse({ code: 'itemNotFound' }) : ok(view);
    },
  });

const handled = {
  releaseItem: handleItems,
  urgeItem,
} as const;

const onDesk = <S extends CaseInGeneral>(desk: CaseDesk<S>) => ({
  claimItem: claimItem(desk),
  assignItem: assignItem(desk),
});

/** Every kind of case, with the commands given here. */
const kinds: Readonly<Record<string, AnyAggregateKind>> = {
  repairCase: repairCaseOf({ ...handled, ...onDesk(repairDesk) }),
  commitmentCase: commitmentCaseOf({ ...handled, ...onDesk(commitmentDesk) }),
};

type OnItem = typeof claimWorkItem | typeof releaseWorkItem | typeof assignWorkItem | typeof urgeWorkItem;

/** Somebody says something of the item, which its case decides on. */
export const itemCommandRoute = <C extends OnItem>(
  deps: ApiDeps,
  contract: C,
  commandOf: (request: Allowed<C>) => Promise<WorkItemCommand>,
) =>
  route(contract as OnItem, {
    about: ({ params }) => aboutItem(deps, params),
    handle: async (request, found) => {
      const { params, person, acting, idempotency } = request;
      const {
        kind: { name },
        desk,
        stored: before,
      } = found;
      const kind = kinds[name];
      if (kind === undefined) throw new Error(`no work items of a ${name} are handled here`);
      const [command, context] = await Promise.all([commandOf(request as unknown as Allowed<C>), deps.look()]);
      const done = await deps.door({
        kind,
        id: params.caseId,
        command,
        ...acting,
        before,
        idempotency,
        answer: (after) => viewOf(desk, (after as Stored<CaseInGeneral>).state, params.itemId, person, context),
      });
      return done.ok ? ok(done.value.answer as z.input<typeof WorkItemView>) : done;
    },
  });

/** An item that fell due concerns the unit it was escalated to as well. */
const aboutItem = async (
  { reader }: ApiDeps,
  { caseId, itemId }: { readonly caseId: string; readonly itemId: string },
) => {
  const found = await aboutAnyCase(reader, caseId, itemId);
  if (!found.ok) return found;
  const { unitIds = [], loaded } = found.value;
  const escalatedTo = itemOf(loaded.stored.state.items, itemId)?.escalatedToUnitId;
  return ok({ ...found.value, unitIds: [...unitIds, ...(escalatedTo === undefined ? [] : [escalatedTo])] });
};

export const claimItemRoute = (deps: ApiDeps) =>
  itemCommandRoute(deps, claimWorkItem, async ({ params: { itemId }, body }) => ({
    type: 'claimItem',
    itemId,
    ...body,
  }));

export const releaseItemRoute = (deps: ApiDeps) =>
  itemCommandRoute(deps, releaseWorkItem, async ({ params: { itemId }, body }) => ({
    type: 'releaseItem',
    itemId,
    ...body,
  }));

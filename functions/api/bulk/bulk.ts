/** Every item goes through the very route it would go through alone. */

import { actOnWorkItems, bulkSeconds, claimWorkItems, reservedSeconds } from '#contracts/bulk.ts';
import { commitmentCaseActions } from '#contracts/commitment-cases.ts';
import type { AnyContract } from '#contracts/contract.ts';
import { caseActions } from '#contracts/repair-cases.ts';
import { ok } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { HttpDeps } from '../../shared/http/api.ts';
import { inTurn, type Part, type Whole } from '../../shared/http/bulk.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, type Route, route } from '../../shared/http/route.ts';
import { repairActionRoute } from '../cases/action.ts';
import { commitmentActionRoute } from '../commitment-cases/action.ts';
import { claimItemRoute } from '../work-items/item.ts';

interface OnItem {
  readonly caseId: string;
  readonly itemId: string;
}

/** The items of the request in their order, each with what became of it. What is shown passes the contract's schema at the edge. */
const answered = async <C extends AnyContract, T extends OnItem>(
  http: HttpDeps,
  request: Whole,
  items: readonly T[],
  partOf: (item: T) => Omit<Part, 'name'>,
) => {
  const lastStart = Date.now() + (bulkSeconds - reservedSeconds) * 1000;
  const parts = items.map((item) => ({ ...partOf(item), name: `${item.caseId}/${item.itemId}` }));
  const results = await inTurn(http, request, parts, lastStart);
  return ok({
    results: results.map((result, n) => ({ caseId: items[n]?.caseId, itemId: items[n]?.itemId, ...result })),
  } as z.input<C['answer']>);
};

export const claimWorkItemsRoute = (deps: ApiDeps, http: HttpDeps): Route => {
  const claim = claimItemRoute(deps);
  return route(claimWorkItems, {
    about: aboutPerson,
    handle: (request) =>
      answered<typeof claimWorkItems, z.output<typeof claimWorkItems.body>['items'][number]>(
        http,
        request,
        request.body.items,
        ({ caseId, itemId, itemVersion }) => ({ route: claim, params: { caseId, itemId }, body: { itemVersion } }),
      ),
  });
};

export const actOnWorkItemsRoute = (deps: ApiDeps, http: HttpDeps): Route => {
  const routes = new Map<string, Route>([
    ...caseActions.map((contract) => [contract.operationId, repairActionRoute(deps, contract)] as const),
    ...commitmentCaseActions.map((contract) => [contract.operationId, commitmentActionRoute(deps, contract)] as const),
  ]);
  return route(actOnWorkItems, {
    about: aboutPerson,
    handle: (request) => {
      const { action, items } = request.body;
      const single = routes.get(action);
      if (single === undefined) throw new Error(`no route for ${action}`);
      return answered<typeof actOnWorkItems, OnItem>(
        http,
        request,
        items as unknown as readonly OnItem[],
        ({ caseId, ...body }) => ({ route: single, params: { caseId }, body }),
      );
    },
  });
};

/** The same command on many items: every item goes through the very route it would go through alone. */
import { bulkSeconds, reservedSeconds } from '#contracts/bulk.ts';
import type { AnyContract, Contract } from '#contracts/contract.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import type { HttpDeps } from '../http/api.ts';
import { inTurn, type Part, type Whole } from '../http/bulk.ts';
import { aboutPerson, type Route, route } from '../http/route.ts';

interface OnItem {
  readonly caseId: string;
  readonly itemId: string;
}

/** The items of the request in their order, each with what became of it. What is shown passes the contract's schema at the edge. */
export const eachAlone = async <C extends AnyContract, T extends OnItem>(
  http: HttpDeps,
  request: Whole,
  items: readonly T[],
  partOf: (item: T) => Omit<Part, 'name'>,
): Promise<Result<z.input<C['answer']>, Refusal>> => {
  const lastStart = Date.now() + (bulkSeconds - reservedSeconds) * 1000;
  const parts = items.map((item) => ({ ...partOf(item), name: `${item.caseId}/${item.itemId}` }));
  const results = await inTurn(http, request, parts, lastStart);
  return ok({
    results: results.map((result, n) => ({ caseId: items[n]?.caseId, itemId: items[n]?.itemId, ...result })),
  } as z.input<C['answer']>);
};

interface OnMany {
  readonly action: string;
  readonly items: readonly OnItem[];
}

/** `actions` are the kind's own routes, one for each action. */
export const actOnManyRoute = <C extends Contract>(http: HttpDeps, contract: C, actions: readonly Route[]): Route => {
  const byName = new Map(actions.map((action) => [action.contract.operationId as string, action]));
  return route(contract, {
    about: aboutPerson,
    handle: (request) => {
      const { action, items } = request.body as OnMany;
      const single = byName.get(action);
      if (single === undefined) throw new Error(`no route for ${action}`);
      return eachAlone<C, OnItem>(http, request as Whole, items, ({ caseId, ...body }) => ({
        route: single,
        params: { caseId },
        body,
      }));
    },
  });
};

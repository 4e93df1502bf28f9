import { claimWorkItems } from '#contracts/work-items.ts';
import type * as z from '#domain/kernel/schema.ts';
import { eachAlone } from '../../shared/cases/bulk-route.ts';
import type { HttpDeps } from '../../shared/http/api.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, type Route, route } from '../../shared/http/route.ts';
import { claimItemRoute } from './item.ts';

type Item = z.output<typeof claimWorkItems.body>['items'][number];

/** Claiming many items, each as it would be claimed alone. */
export const claimWorkItemsRoute = (deps: ApiDeps, http: HttpDeps): Route => {
  const claim = claimItemRoute(deps);
  return route(claimWorkItems, {
    about: aboutPerson,
    handle: (request) =>
      eachAlone<typeof claimWorkItems, Item>(http, request, request.body.items, ({ caseId, itemId, itemVersion }) => ({
        route: claim,
        params: { caseId, itemId },
        body: { itemVersion },
      })),
  });
};

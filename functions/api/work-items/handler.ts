/** /work-items and /units: queues, taking an item on or giving it back, and a supervisor's hand in it. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { claimWorkItemsRoute } from './claim-many.ts';
import { countWorkItemsRoute } from './counts.ts';
import { WorkItemsEnv } from './env.ts';
import { claimItemRoute, readWorkItemRoute, releaseItemRoute } from './item.ts';
import { listWorkItemsRoute } from './list.ts';
import { listOverdueRoute } from './overdue.ts';
import { assignItemRoute, listOfficersRoute, readLoadRoute, urgeItemRoute } from './supervising.ts';

const env = WorkItemsEnv.parse(process.env);
const deps = apiDeps(env);
const http = httpDeps(env, deps, 'api-work-items');

export const handler = api(
  [
    listWorkItemsRoute(deps),
    countWorkItemsRoute(deps),
    listOverdueRoute(deps),
    readWorkItemRoute(deps),
    claimItemRoute(deps),
    claimWorkItemsRoute(deps, http),
    releaseItemRoute(deps),
    readLoadRoute(deps),
    listOfficersRoute(deps),
    assignItemRoute(deps),
    urgeItemRoute(deps),
  ],
  http,
);

/** /work-items: queues, and taking an item on or giving it back. */
import { claimWorkItem, releaseWorkItem } from '#contracts/work-items.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { countWorkItemsRoute } from './counts.ts';
import { WorkItemsEnv } from './env.ts';
import { handleItemRoute, readWorkItemRoute } from './item.ts';
import { listWorkItemsRoute } from './list.ts';
import { listOverdueRoute } from './overdue.ts';

const env = WorkItemsEnv.parse(process.env);
const deps = apiDeps(env);

export const handler = api(
  [
    listWorkItemsRoute(deps),
    countWorkItemsRoute(deps),
    listOverdueRoute(deps),
    readWorkItemRoute(deps),
    handleItemRoute(deps, claimWorkItem, 'claimItem'),
    handleItemRoute(deps, releaseWorkItem, 'releaseItem'),
  ],
  httpDeps(env, deps, 'api-work-items'),
);

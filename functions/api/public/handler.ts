/** /public, and every path nobody else serves. */
import { readHealth } from '#contracts/public.ts';
import { ok } from '#domain/kernel/result.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps } from '../../shared/http/deps.ts';
import { openRoute } from '../../shared/http/route.ts';
import { makeLog } from '../../shared/log.ts';
import { searchPublicCommitmentsRoute } from './commitments.ts';
import { listPublicDrawsRoute, readPublicDrawRoute } from './draws.ts';
import { PublicEnv } from './env.ts';
import { listMattersRoute, readMatterRoute } from './matters.ts';
import { searchPublicRecordsRoute } from './records.ts';
import { readPublicRulesRoute } from './rules.ts';

const deps = apiDeps(PublicEnv.parse(process.env));

export const handler = api(
  [
    searchPublicRecordsRoute(deps),
    searchPublicCommitmentsRoute(deps),
    listPublicDrawsRoute(deps),
    readPublicDrawRoute(deps),
    listMattersRoute(deps),
    readMatterRoute(deps),
    readPublicRulesRoute(deps),
    openRoute(readHealth, async () => ok({ status: 'ok' as const, now: await deps.clock.now() })),
  ],
  { log: makeLog('api-public') },
);

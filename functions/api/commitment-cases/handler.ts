/** /commitment-cases: applying for a matter, reading cases, and one route for every action a person can take on one. */
import { commitmentCaseActions } from '#contracts/commitment-cases.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { directorySeals } from '../../shared/signatures/seals.ts';
import { commitmentActionRoute } from './action.ts';
import { applyForMatterRoute } from './apply.ts';
import { CommitmentCasesEnv } from './env.ts';
import { listCommitmentCasesRoute } from './list.ts';
import { previewCommitmentRoute } from './preview.ts';
import { exportCommitmentTimelineRoute, readCommitmentCaseRoute, readCommitmentTimelineRoute } from './read.ts';

const env = CommitmentCasesEnv.parse(process.env);
const deps = apiDeps(env);
const seals = directorySeals(deps.db, env.DIRECTORY_TABLE, deps.clock);

export const handler = api(
  [
    previewCommitmentRoute(deps),
    applyForMatterRoute(deps, seals),
    listCommitmentCasesRoute(deps),
    readCommitmentCaseRoute(deps),
    readCommitmentTimelineRoute(deps),
    exportCommitmentTimelineRoute(deps),
    ...commitmentCaseActions.map((contract) => commitmentActionRoute(deps, contract)),
  ],
  httpDeps(env, deps, 'api-commitment-cases'),
);

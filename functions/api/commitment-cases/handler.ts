/** /commitment-cases: applying for a matter, and reading cases. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { directorySeals } from '../../shared/signatures/seals.ts';
import { applyForMatterRoute } from './apply.ts';
import { CommitmentCasesEnv } from './env.ts';
import { listCommitmentCasesRoute } from './list.ts';
import { previewCommitmentRoute } from './preview.ts';
import { readCommitmentCaseRoute } from './read.ts';

const env = CommitmentCasesEnv.parse(process.env);
const deps = apiDeps(env);
const seals = directorySeals(deps.db, env.DIRECTORY_TABLE, deps.clock);

export const handler = api(
  [
    previewCommitmentRoute(deps),
    applyForMatterRoute(deps, seals),
    listCommitmentCasesRoute(deps),
    readCommitmentCaseRoute(deps),
  ],
  httpDeps(env, deps, 'api-commitment-cases'),
);

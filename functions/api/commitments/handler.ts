/** /commitments: the register of credit commitments. */
import { makeFindUnit } from '../../shared/directory/unit-names.ts';
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { declareCommitmentRoute, previewDeclarationRoute } from './declare.ts';
import { CommitmentsEnv } from './env.ts';
import { exportCommitmentsRoute } from './export.ts';
import { recordPerformanceRoute, withdrawDeclarationRoute } from './follow-up.ts';
import { listCreditCommitmentsRoute } from './list.ts';
import { readCreditCommitmentRoute } from './read.ts';

const env = CommitmentsEnv.parse(process.env);
const deps = apiDeps(env);
const findUnit = makeFindUnit(deps.db, env.DIRECTORY_TABLE);

export const handler = api(
  [
    previewDeclarationRoute(deps, findUnit),
    declareCommitmentRoute(deps, findUnit),
    listCreditCommitmentsRoute(deps),
    exportCommitmentsRoute(deps, findUnit),
    readCreditCommitmentRoute(deps),
    withdrawDeclarationRoute(deps),
    recordPerformanceRoute(deps),
  ],
  httpDeps(env, deps, 'api-commitments'),
);

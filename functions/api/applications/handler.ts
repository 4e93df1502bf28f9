/** /applications: the letter, filing, and how far an application has come. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { ApplicationsEnv } from './env.ts';
import { fileApplicationRoute } from './file.ts';
import { previewLetterRoute } from './letter.ts';
import { listApplicationsRoute } from './list.ts';
import { readApplicationRoute } from './progress.ts';

const env = ApplicationsEnv.parse(process.env);
const deps = apiDeps(env);
const ledger = makeLedger(deps.db, env.LEDGER_TABLE);

export const handler = api(
  [
    previewLetterRoute(deps),
    fileApplicationRoute(deps),
    listApplicationsRoute(deps),
    readApplicationRoute(deps, ledger),
  ],
  httpDeps(env, deps, 'api-applications'),
);

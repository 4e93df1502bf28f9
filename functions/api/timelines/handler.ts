/** /repair-cases/{caseId}/timeline and /commitment-cases/{caseId}/timeline: the history of a case, to read and as a file. */
import {
  exportCommitmentTimeline,
  exportTimeline,
  readCommitmentTimeline,
  readTimeline,
} from '#contracts/timelines.ts';
import { api } from '../../shared/http/api.ts';
import { httpDeps, storeDeps } from '../../shared/http/deps.ts';
import { TimelinesEnv } from './env.ts';
import { timelineExportRoute } from './export.ts';
import { commitmentCases, repairCases } from './telling.ts';
import { timelineRoute } from './timeline.ts';

const env = TimelinesEnv.parse(process.env);
const deps = storeDeps(env);

export const handler = api(
  [
    timelineRoute(deps, readTimeline, repairCases),
    timelineExportRoute(deps, exportTimeline, repairCases),
    timelineRoute(deps, readCommitmentTimeline, commitmentCases),
    timelineExportRoute(deps, exportCommitmentTimeline, commitmentCases),
  ],
  httpDeps(env, deps, 'api-timelines'),
);

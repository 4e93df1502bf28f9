import { readTimeline } from '#contracts/repair-cases.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { timelineRoute } from '../../shared/cases/timeline-route.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';

export const readTimelineRoute = (deps: ApiDeps) =>
  timelineRoute(deps, readTimeline, { kind: repairCase, desk: repairDesk });

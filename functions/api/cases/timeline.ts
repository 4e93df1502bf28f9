import { exportTimeline, readTimeline } from '#contracts/repair-cases.ts';
import { repairDesk } from '#domain/repair/desk.ts';
import { RepairEvent } from '#domain/repair/events.ts';
import { evolveRepairCase } from '#domain/repair/evolve.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import { timelineExportRoute } from '../../shared/cases/timeline-export-route.ts';
import { timelineRoute } from '../../shared/cases/timeline-route.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';

const telling = {
  kind: { ...storedRepairCase, event: RepairEvent, evolve: evolveRepairCase },
  desk: repairDesk,
};

export const readTimelineRoute = (deps: ApiDeps) => timelineRoute(deps, readTimeline, telling);
export const exportTimelineRoute = (deps: ApiDeps) => timelineExportRoute(deps, exportTimeline, telling);

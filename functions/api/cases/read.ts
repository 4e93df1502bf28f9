import { readRepairCase } from '#contracts/repair-cases.ts';
import { ok } from '#domain/kernel/result.ts';
import { aboutRepairCase } from '../../shared/cases/about-repair-case.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';
import { caseView } from '../../shared/views/case.ts';

export const readRepairCaseRoute = (deps: ApiDeps) =>
  route(readRepairCase, {
    about: ({ params }) => aboutRepairCase(deps.reader, params.caseId),
    handle: async ({ person, roles }, stored) => ok(await caseView(stored, person, roles, await deps.look())),
  });

/** What the rules of today say to whoever thinks of applying. */
import { readPublicRules } from '#contracts/public.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { ok } from '#domain/kernel/result.ts';
import { severityLabels } from '#domain/record/labels.ts';
import { repairGuide } from '#domain/rules/guide.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { openRoute } from '../../shared/http/route.ts';

export const readPublicRulesRoute = ({ clock }: Pick<ApiDeps, 'clock'>) =>
  openRoute(readPublicRules, async () => {
    const { periods, ...guide } = repairGuide(shanghaiDate(await clock.now()));
    return ok({
      ...guide,
      periods: periods.map((period) => ({ ...period, severityLabel: severityLabels[period.severity] })),
    });
  });

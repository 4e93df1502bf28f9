/** What became of an import, and what is wrong with which row. */
import { readImport } from '#contracts/administration.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { readImportReport } from '../../ingest/import/report.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';
import { cursorOf, positionOf } from '../../shared/lists/cursor.ts';

export const readImportRoute = (deps: ApiDeps) =>
  route(readImport, {
    about: aboutPerson,
    handle: async ({ params: { importId }, query }) => {
      const list = `import:${importId}`;
      const position = positionOf(list, query.cursor);
      if (!position.ok) return position;
      const kept = await readImportReport(deps.db, deps.tables.directory, importId);
      if (kept === undefined) return refuse({ code: 'importNotFound' });
      const { rejected, warnings, ...totals } = kept.report;
      const findings = [
        ...rejected.map((finding) => ({ ...finding, rejected: true })),
        ...warnings.map((finding) => ({ ...finding, rejected: false })),
      ].toSorted((a, b) => a.line - b.line);
      const start = Number.parseInt(position.value ?? '0', 10) || 0;
      const end = start + query.limit;
      const next = end < findings.length ? cursorOf(list, String(end)) : null;
      return ok({ importId, ...totals, entries: findings.slice(start, end), next });
    },
  });

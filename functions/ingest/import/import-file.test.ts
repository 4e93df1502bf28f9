import { describe, expect, it } from 'vitest';
import { recordReportOf } from '#domain/ingest/record-report.ts';
import { RecordReport } from '#domain/record/report.ts';
import { generateSample } from '../../../scripts/sample/generate.ts';
import { units } from '../../../scripts/sample/world.ts';
import { readPenaltyCsv } from './csv.ts';
import { type ImportPorts, importPenalties, type RecordRegistration } from './import-file.ts';

const context = {
  today: '2026-10-12',
  unitByCode: (code: string) => {
    const unit = units.find((u) => u.code === code);
    return unit && { unitId: unit.id, regionId: unit.regionId, name: unit.name };
  },
};

/** A registry in memory. Answers come a turn later, so that calls at the same time do overlap. */
const registry = () => {
  const subjects = new Map<string, { subjectId: string; name: string }>();
  const records = new Map<string, RecordRegistration>();
  let registeredSubjects = 0;
  const key = (subject: Parameters<ImportPorts['findSubject']>[0]) =>
    subject.kind === 'naturalPerson' ? subject.identity.number : subject.uscc;
  const ports: ImportPorts = {
    findSubject: async (subject) => subjects.get(key(subject)),
    registerSubject: async (subject) => {
      registeredSubjects += 1;
      await Promise.resolve();
      const known = { subjectId: `sub-${subjects.size + 1}`, name: subject.name };
      subjects.set(key(subject), known);
      return known;
    },
    registerRecord: async (registration) => {
      await Promise.resolve();
      const known = records.get(registration.recordId);
      if (known === undefined) {
        records.set(registration.recordId, registration);
        return 'registered';
      }
      return JSON.stringify(known.report) === JSON.stringify(registration.report) ? 'unchanged' : 'conflict';
    },
  };
  return { ports, subjects, records, registeredSubjects: () => registeredSubjects };
};

const sample = generateSample();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const huainan = sample.files['huainan-penalties.csv'];
const load = (text: string, ports: ImportPorts) => importPenalties(readPenaltyCsv(bytes(text)), ports, context);

describe('importPenalties', () => {
  it('keeps the good rows and reports every bad one with line, field and rule', async () => {
    const { ports, records } = registry();
    const report = await load(huainan, ports);
    const found = report.rejected.map(({ line, field, rule }) => ({ line, field, rule }));
    expect(found).toEqual(sample.expectedProblems);
    const badLines = new Set(found.map(({ line }) => line)).size;
    expect(report).toMatchObject({ registered: records.size, unchanged: 0, rejectedRows: badLines });
    expect(report.rows).toBe(records.size + badLines);
  });

  it('changes nothing when a file is loaded twice', async () => {
    const { ports, records, subjects } = registry();
    const first = await load(huainan, ports);
    const before = [records.size, subjects.size];
    const second = await load(huainan, ports);
    expect([records.size, subjects.size]).toEqual(before);
    expect(second).toEqual({ ...first, registered: 0, unchanged: first.registered });
  });

  it('registers a subject once however many rows name it', async () => {
    const { ports, subjects, registeredSubjects } = registry();
    await load(huainan, ports);
    expect(registeredSubjects()).toBe(subjects.size);
  });

  it('does not let a later report overwrite an earlier one', async () => {
    const { ports, records } = registry();
    await load(huainan, ports);
    const before = JSON.stringify([...records]);
    const lines = huainan.split('\n');
    const changed = [lines[0], (lines[1] ?? '').replace('经查', '又查')].join('\n');
    expect((await load(changed, ports)).rejected).toMatchObject([
      { line: 2, field: 'CF_WSH', rule: 'recordReportConflict' },
    ]);
    expect(JSON.stringify([...records])).toBe(before);
  });

  it('gives each record an id of its own, in which no code can be read', async () => {
    const { ports, records } = registry();
    await load(huainan, ports);
    for (const id of records.keys()) expect(id).toMatch(/^rec-[0-9a-f]{32}$/);
  });

  it('refuses a file that is no penalty file as a whole', async () => {
    const { ports, records } = registry();
    const report = await load('a,b\n1,2\n3,4\n', ports);
    expect(report).toMatchObject({ rows: 2, registered: 0, rejectedRows: 2 });
    expect(records.size).toBe(0);
  });

  it('yields records the record aggregate accepts, without what identifies a person', async () => {
    const { ports, records } = registry();
    await load(huainan, ports);
    const level = { severityStandard: null, severityStatus: 'unknown' } as const;
    for (const { subjectId, report, source } of records.values()) {
      const record = recordReportOf(report, { subjectId, source, severity: report.severity, ...level });
      expect(RecordReport.safeParse(record).error).toBeUndefined();
      const { subject } = report;
      expect(record.publishable).toBe(subject.kind !== 'naturalPerson');
      if (subject.kind === 'naturalPerson') expect(JSON.stringify(record)).not.toContain(subject.identity.number);
    }
  });
});

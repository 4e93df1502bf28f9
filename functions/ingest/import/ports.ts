/** The import's ports over door and directory: a subject's directory rows are stored in the transaction that registers it. */
import { createHash } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { ReportedSubject } from '#domain/ingest/penalty-report.ts';
import { recordReportOf } from '#domain/ingest/record-report.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import type { AnyAggregateKind } from '#domain/kernel/aggregate.ts';
import { registerRecord as decideRegistration } from '#domain/record/decide.ts';
import { recordOf } from '#domain/record/kind.ts';
import { deriveSeverity } from '#domain/rules/severity.ts';
import { registerSubject as decideSubject } from '#domain/subject/decide.ts';
import { subjectOf } from '#domain/subject/kind.ts';
import { maskName } from '#domain/subject/mask.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { type IdentityVault, identityMacKey } from '../../shared/directory/identities.ts';
import { readSubject, subjectItem } from '../../shared/directory/subjects.ts';
import type { Wiring } from '../../shared/wiring.ts';
import type { ImportPorts, RecordRegistration } from './import-file.ts';

const registeredRecord = recordOf({ registerRecord: decideRegistration });
const registeredSubject = subjectOf({ registerSubject: decideSubject });

export interface ImportDeps extends Wiring {
  readonly directoryTable: string;
  readonly vault: IdentityVault;
  /** Identifies the load in every event's command. */
  readonly importId: string;
}

export const importPorts = (deps: ImportDeps): ImportPorts => ({
  findSubject: async (subject) => {
    const subjectId = await subjectIdOf(deps, subject);
    const known = await readSubject(deps.db, deps.directoryTable, subjectId);
    return known === null ? undefined : { subjectId, name: nameToCompare(subject, known) };
  },
  registerSubject: (subject, regionId) => registerSubject(deps, subject, regionId),
  registerRecord: (registration) => registerRecord(deps, registration),
});

/** Only a masked name of a person is stored in clear, so that is what can be compared. */
const nameToCompare = (subject: ReportedSubject, known: CreditSubject): string =>
  subject.kind === 'naturalPerson' && maskName(subject.name) === known.name ? subject.name : known.name;

/** The keyed hash stands for a person, the code for an organisation; both lead to the same opaque id each time. */
const lookupKey = async (deps: ImportDeps, subject: ReportedSubject) =>
  subject.kind === 'naturalPerson'
    ? identityMacKey(await deps.vault.macOf(subject.identity.kind, subject.identity.number))
    : { pk: `USCC#${subject.uscc}`, sk: 'USCC' };

const subjectIdOf = async (deps: ImportDeps, subject: ReportedSubject): Promise<string> => {
  const key = await lookupKey(deps, subject);
  const { Item } = await deps.db.send(
    new GetCommand({ TableName: deps.directoryTable, Key: key, ConsistentRead: true }),
  );
  const known: unknown = Item?.['subjectId'];
  return typeof known === 'string' ? known : newSubjectId(key.pk);
};

/** Derived, so that two loads at once register one subject; a later change of the code moves the pointer, never the id. */
const newSubjectId = (key: string): string => `sub-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;

const registerSubject = async (deps: ImportDeps, subject: ReportedSubject, regionId: string) => {
  const key = await lookupKey(deps, subject);
  const subjectId = await subjectIdOf(deps, subject);
  const entry = directoryEntry(subject, subjectId, regionId);
  const rows: Record<string, unknown>[] = [subjectItem(entry), { ...key, subjectId }];
  if (subject.kind === 'naturalPerson')
    rows.push(
      await deps.vault.seal({
        subjectId,
        fullName: subject.name,
        identityKind: subject.identity.kind,
        identityNumber: subject.identity.number,
      }),
    );
  await order(deps, registeredSubject, subjectId, { type: 'registerSubject', kind: subject.kind, regionId }, rows);
  return { subjectId, name: subject.name };
};

const directoryEntry = (subject: ReportedSubject, subjectId: string, regionId: string): CreditSubject =>
  subject.kind === 'naturalPerson'
    ? { subjectId, regionId, kind: subject.kind, name: maskName(subject.name), uscc: null }
    : {
        subjectId,
        regionId,
        kind: subject.kind,
        name: subject.name,
        uscc: subject.uscc,
      };

const registerRecord = async (deps: ImportDeps, registration: RecordRegistration) => {
  const { recordId, subjectId, report, source } = registration;
  const command = {
    type: 'registerRecord',
    report: recordReportOf(report, { subjectId, source, ...levelOf(report) }),
    correctedOn: null,
  };
  const result = await deps.door({
    kind: registeredRecord,
    id: recordId,
    command,
    actor: systemActor('import'),
    commandId: deps.importId,
  });
  if (result.ok) return result.value.events.length > 0 ? 'registered' : 'unchanged';
  if (result.problem.code === 'recordReportConflict') return 'conflict';
  throw new Error(`record ${recordId} was refused: ${result.problem.code}`);
};

/** The reported level, else the default mapping, else nobody's: then a person determines it. */
const levelOf = (report: RecordRegistration['report']) => {
  if (report.severity !== null)
    return {
      severity: report.severity,
      severityStandard: `${report.unit.name}报送`,
      severityStatus: 'confirmed' as const,
    };
  const derived = deriveSeverity({
    recordKind: report.recordKind,
    penaltyKinds: report.penaltyKinds,
    procedure: report.procedure,
    fineCents: report.fineCents,
  });
  return derived.severity === null
    ? { severity: null, severityStandard: null, severityStatus: 'unknown' as const }
    : { severity: derived.severity, severityStandard: derived.standard, severityStatus: derived.status };
};

const order = async (
  deps: ImportDeps,
  kind: AnyAggregateKind,
  id: string,
  command: { readonly type: string } & Record<string, unknown>,
  rows: readonly Record<string, unknown>[],
): Promise<void> => {
  const result = await deps.door({
    kind,
    id,
    command,
    actor: systemActor('import'),
    commandId: deps.importId,
    extra: () => rows.map((Item) => ({ Put: { TableName: deps.directoryTable, Item } })),
  });
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.problem.code}`);
};

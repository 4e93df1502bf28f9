/** Filing: everything the decision needs is read first, then one command stores the application whole or not at all. */
import { fileApplication } from '#contracts/applications.ts';
import {
  type ApplicationState,
  type FileApplication,
  type FileCommand,
  repairApplication,
} from '#domain/application/application.ts';
import { loadedRecord } from '#domain/application/loaded-record.ts';
import type { Stored } from '#domain/kernel/aggregate.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { storedRecord } from '#domain/record/state.ts';
import { storedSubject } from '#domain/subject/state.ts';
import { derivedId } from '../../shared/derived-id.ts';
import { readSubject, signingSubject } from '../../shared/directory/subjects.ts';
import { ownOf, resolveMaterials } from '../../shared/documents.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';

export const fileApplicationRoute = (deps: ApiDeps) =>
  route(fileApplication, {
    about: async ({ body }) => ok({ loaded: undefined, subjectId: body.subjectId }),
    handle: async ({ body, acting, idempotency }) => {
      const applicationId = derivedId('app', idempotency);
      const command = await commandFor(deps, applicationId, body);
      if (!command.ok) return command;
      const answer = (after: Stored<unknown>) => filed(after as Stored<ApplicationState>);
      const done = await deps.door({
        kind: repairApplication,
        id: applicationId,
        command: command.value,
        ...acting,
        idempotency,
        answer,
      });
      return done.ok ? ok(done.value.answer as ReturnType<typeof filed>) : done;
    },
  });

const commandFor = async (
  deps: ApiDeps,
  applicationId: string,
  input: FileApplication,
): Promise<Result<FileCommand, Refusal>> => {
  const { subjectId } = input;
  const [subject, { state }, materials, ...stored] = await Promise.all([
    readSubject(deps.db, deps.tables.directory, subjectId),
    deps.reader.load(storedSubject, subjectId),
    resolveMaterials(deps.db, deps.tables.directory, ownOf(subjectId), wantedDocuments(input), sha256.hex),
    ...input.records.map(({ recordId }) => deps.reader.load(storedRecord, recordId)),
  ]);
  if (subject === null) return refuse({ code: 'subjectNotFound' });
  if (!materials.ok) return materials;
  return ok({
    type: 'fileApplication',
    applicationId,
    input,
    subject: { ...signingSubject(subject), regionId: subject.regionId, banFlagged: state.bans.length > 0 },
    records: stored.map((record, index) => loadedRecord(record, input.records[index]?.correctedOn ?? null)),
    materials: materials.value,
  });
};

const wantedDocuments = (input: FileApplication) => [
  ...input.records.flatMap(({ recordId, documentIds }) => documentIds.map((documentId) => ({ documentId, recordId }))),
  ...input.documentIds.map((documentId) => ({ documentId })),
];

const filed = ({ id, state }: Stored<ApplicationState>) => ({
  applicationId: id,
  receivedAt: state.receivedAt ?? '',
  cases: state.cases.map(({ caseId, unitId, records }) => ({
    caseId,
    unitId,
    recordIds: records.map(({ recordId }) => recordId),
  })),
});

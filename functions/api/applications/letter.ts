/** The letter exactly as it will have to be signed: the same text and digest that filing compares. */
import { previewLetter } from '#contracts/applications.ts';
import { loadedRecord } from '#domain/application/loaded-record.ts';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { storedRecord } from '#domain/record/state.ts';
import { currentLetterVersion, letterHash, letterText } from '#domain/repair/letter.ts';
import { readSubject, signingSubject } from '../../shared/directory/subjects.ts';
import { sha256 } from '../../shared/hash.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { route } from '../../shared/http/route.ts';

export const previewLetterRoute = (deps: ApiDeps) =>
  route(previewLetter, {
    about: async ({ body }) => ok({ loaded: undefined, subjectId: body.subjectId }),
    handle: async ({ body: { subjectId, recordIds } }) => {
      const subject = await readSubject(deps.db, deps.tables.directory, subjectId);
      if (subject === null) return refuse({ code: 'subjectNotFound' });
      const numbers = await decisionNumbers(deps, subjectId, recordIds);
      if (!numbers.ok) return numbers;
      const text = letterText(signingSubject(subject), numbers.value);
      return ok({
        letterVersion: currentLetterVersion,
        text,
        textHash: letterHash(text, subjectId, sha256.hex),
        signAs: subject.name,
      });
    },
  });

const decisionNumbers = async (
  deps: ApiDeps,
  subjectId: string,
  recordIds: readonly string[],
): Promise<Result<string[], Refusal>> => {
  if (new Set(recordIds).size !== recordIds.length) return refuse({ code: 'duplicateRecord' });
  const stored = await Promise.all(recordIds.map((id) => deps.reader.load(storedRecord, id)));
  const records = stored.map((record) => loadedRecord(record, null));
  if (records.some((record) => record === undefined)) return refuse({ code: 'recordNotFound' });
  if (records.some((record) => record?.subjectId !== subjectId)) return refuse({ code: 'recordOfOtherSubject' });
  return ok(records.map((record) => record?.record.decisionNumber ?? ''));
};

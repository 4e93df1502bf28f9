/** Cases a person names instead of reading their whole queue: by number, or by whose they are. */
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import { checkUscc } from '#domain/subject/uscc.ts';
import { casePrefix, subjectKey } from '../../shared/case-store/keys.ts';
import { subjectByCode, subjectsByName } from '../../shared/directory/find-subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { queryAll } from '../../shared/query-all.ts';

/** A name that means more subjects than this is to be typed further. */
const maxSubjects = 10;

export interface Named {
  readonly caseId?: string | undefined;
  /** A unified code, or the beginning of a name. */
  readonly subject?: string | undefined;
}

/** The cases named, and whose items of them are meant: null where anybody's are. */
export interface NamedCases {
  readonly caseIds: readonly string[];
  readonly subjectIds: readonly string[] | null;
}

/** Undefined where nothing is named. Natural persons are found by the number of their case alone. */
export const namedCases = async (
  deps: ApiDeps,
  { caseId, subject }: Named,
): Promise<Result<NamedCases | undefined, Refusal>> => {
  if (subject === undefined) return ok(caseId === undefined ? undefined : { caseIds: [caseId], subjectIds: null });
  const subjectIds = await subjectsMeant(deps, subject.trim());
  if (subjectIds.length > maxSubjects) return refuse({ code: 'subjectsTooMany' });
  const caseIds =
    caseId === undefined ? (await Promise.all(subjectIds.map((id) => casesOf(deps, id)))).flat() : [caseId];
  return ok({ caseIds, subjectIds });
};

const subjectsMeant = async ({ db, tables }: ApiDeps, text: string): Promise<string[]> => {
  const code = checkUscc(text);
  if (code.problem === undefined) {
    const subject = await subjectByCode(db, tables.directory, code.normalized);
    return subject === null ? [] : [subject.subjectId];
  }
  const { subjects } = await subjectsByName(db, tables.directory, text, maxSubjects + 1);
  return subjects.map(({ subjectId }) => subjectId);
};

/** A subject's cases, however long ago they were opened: an old one may have work again. */
const casesOf = async ({ db, tables }: ApiDeps, subjectId: string): Promise<string[]> => {
  const rows = await queryAll(db, {
    TableName: tables.case,
    IndexName: 'gsi3',
    KeyConditionExpression: 'gsi3pk = :subject',
    ExpressionAttributeValues: { ':subject': subjectKey(subjectId) },
  });
  return rows.flatMap(({ pk }) => {
    const [prefix, ...id] = String(pk).split('#');
    return prefix === casePrefix ? [id.join('#')] : [];
  });
};

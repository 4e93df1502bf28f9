/** Whom a public search means, and a subject's rows. The same for records and commitments. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { checkUscc } from '#domain/subject/uscc.ts';
import { subjectKey } from '../../shared/case-store/keys.ts';
import { subjectByCode, subjectsByName } from '../../shared/directory/find-subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { consistently } from '../../shared/lists/consistent.ts';
import type { Row } from '../../shared/lists/merged-page.ts';

/** A name that means more subjects than this is to be typed further. */
const maxSubjects = 10;
/** More rows of one subject than one batch can read again are not shown; the answer then says that it is incomplete. */
const maxRows = 100;

export interface Query {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
}

export interface Meant {
  readonly subjects: readonly CreditSubject[];
  readonly incomplete: boolean;
}

const codeProblems = {
  badLength: '应为18位',
  badCharacter: '含有代码中不会出现的字符',
  badCheckCharacter: '校验码不符',
};

export const subjectsMeant = async (deps: ApiDeps, { code, name = '' }: Query): Promise<Result<Meant, Refusal>> => {
  const table = deps.tables.directory;
  if (code === undefined) return ok(await subjectsByName(deps.db, table, name.trim(), maxSubjects));
  const check = checkUscc(code);
  if (check.problem !== undefined)
    return refuse({ code: 'usccInvalid', params: { problem: codeProblems[check.problem] } });
  const subject = await subjectByCode(deps.db, table, check.normalized);
  return ok({ subjects: subject === null ? [] : [subject], incomplete: false });
};

/** The subject's rows of a table as they are now: an index may still show what was repaired a moment ago. */
export const rowsOf = async (
  deps: ApiDeps,
  table: string,
  subjectId: string,
): Promise<{ readonly rows: readonly Row[]; readonly incomplete: boolean }> => {
  const { Items = [], LastEvaluatedKey } = await deps.db.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'gsi3',
      KeyConditionExpression: 'gsi3pk = :subject',
      ExpressionAttributeValues: { ':subject': subjectKey(subjectId) },
      ScanIndexForward: false,
      Limit: maxRows,
    }),
  );
  const rows = (await consistently(deps.db, table, Items)).filter((row) => row !== undefined);
  return { rows, incomplete: LastEvaluatedKey !== undefined };
};

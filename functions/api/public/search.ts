/** Whom a public search means. The same for records and commitments. */
import type { Refusal } from '#domain/kernel/problems.ts';
import { ok, type Result, refuse } from '#domain/kernel/result.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { checkUscc } from '#domain/subject/uscc.ts';
import { subjectByCode, subjectsByName } from '../../shared/directory/find-subjects.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';

/** A name that means more subjects than this is to be typed further. */
const maxSubjects = 10;

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

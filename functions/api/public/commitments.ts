/**
 * Published repair commitments: that one was made, when, and the digest of its text. Not the text: it lists decision numbers, and one
 * of them may be repaired by now.
 */
import { searchPublicCommitments } from '#contracts/public.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import { ok } from '#domain/kernel/result.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { openRoute } from '../../shared/http/route.ts';
import { rowsOf, subjectsMeant } from './search.ts';

export const searchPublicCommitmentsRoute = (deps: ApiDeps) =>
  openRoute(searchPublicCommitments, async ({ query }) => {
    const meant = await subjectsMeant(deps, query);
    if (!meant.ok) return meant;
    const found = await Promise.all(meant.value.subjects.map((subject) => published(deps, subject)));
    return ok({
      entries: found.flatMap((part) => part.entries),
      incomplete: meant.value.incomplete || found.some((part) => part.incomplete),
    });
  });

/** One letter belongs to all cases of an application: it is shown once, from the day the first of them had it published. */
const published = async (deps: ApiDeps, subject: CreditSubject) => {
  const { rows, incomplete } = await rowsOf(deps, deps.tables.case, subject.subjectId);
  const letters = rows
    .filter((row) => row['kind'] === storedRepairCase.name)
    .flatMap((row) => {
      const { commitment, commitmentPublishedAt } = parseSnapshot(storedRepairCase, row).state;
      return commitment === null || commitmentPublishedAt === null ? [] : [{ commitment, commitmentPublishedAt }];
    })
    .toSorted((a, b) => a.commitmentPublishedAt.localeCompare(b.commitmentPublishedAt));
  const first = new Map(letters.toReversed().map((letter) => [letter.commitment.commitmentId, letter]));
  const entries = [...first.values()].map(({ commitment, commitmentPublishedAt }) => ({
    subjectName: subject.name,
    code: subject.uscc ?? '',
    commitmentId: commitment.commitmentId,
    letterVersion: commitment.letterVersion,
    textHash: commitment.textHash,
    signedOn: shanghaiDate(commitment.signedAt),
    publishedOn: shanghaiDate(commitmentPublishedAt),
  }));
  return { entries, incomplete };
};

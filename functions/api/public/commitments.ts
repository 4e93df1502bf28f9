/**
 * Commitments anybody may see: of organisations, public by their own terms. A repair letter only once a platform has published it, and
 * only as a digest: its text lists decision numbers, and one of them may be repaired by now.
 */
import { type PublicCommitment, searchPublicCommitments } from '#contracts/public.ts';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import {
  type CreditCommitmentState,
  creditCommitment,
  isPublic,
  standingOf,
} from '#domain/credit-commitment/credit-commitment.ts';
import { commitmentTypeLabels } from '#domain/credit-commitment/entry.ts';
import { overallStatus, performanceLabels } from '#domain/credit-commitment/performance.ts';
import { ok } from '#domain/kernel/result.ts';
import type * as z from '#domain/kernel/schema.ts';
import { storedRepairCase } from '#domain/repair/stored.ts';
import type { CreditSubject } from '#domain/subject/subject.ts';
import { parseSnapshot } from '../../shared/case-store/reader.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { openRoute } from '../../shared/http/route.ts';
import type { Row } from '../../shared/lists/merged-page.ts';
import { subjectRows } from '../../shared/lists/subject-rows.ts';
import type { ViewContext } from '../../shared/views/context.ts';
import { subjectsMeant } from './search.ts';

type Entry = z.input<typeof PublicCommitment>;
type Register = ReadonlyMap<string, CreditCommitmentState>;

export const searchPublicCommitmentsRoute = (deps: ApiDeps) =>
  openRoute(searchPublicCommitments, async ({ query }) => {
    const meant = await subjectsMeant(deps, query);
    if (!meant.ok) return meant;
    const context = await deps.look();
    const found = await Promise.all(meant.value.subjects.map((subject) => published(deps, subject, context)));
    return ok({
      entries: found.flatMap((part) => part.entries),
      incomplete: meant.value.incomplete || found.some((part) => part.incomplete),
    });
  });

/** The newest first. */
const published = async (deps: ApiDeps, subject: CreditSubject, context: ViewContext) => {
  const [cases, records] = await Promise.all([
    subjectRows(deps.db, deps.tables.case, subject.subjectId),
    subjectRows(deps.db, deps.tables.record, subject.subjectId),
  ]);
  const register = registerIn(records.rows);
  const entries = await Promise.all([
    ...lettersIn(cases.rows).map((letter) => letterEntry(letter, register.get(letter.commitmentId), subject, context)),
    ...[...register].flatMap(([id, state]) => registeredEntry(id, state, subject, context)),
  ]);
  return {
    entries: entries.toSorted((a, b) => b.publishedOn.localeCompare(a.publishedOn)),
    incomplete: cases.incomplete || records.incomplete,
  };
};

const registerIn = (rows: readonly Row[]): Register =>
  new Map(
    rows
      .filter((row) => row['kind'] === creditCommitment.name)
      .map((row) => parseSnapshot(creditCommitment, row))
      .map(({ id, state }) => [id, state]),
  );

interface Letter {
  readonly commitmentId: string;
  readonly letterVersion: string;
  readonly textHash: string;
  readonly signedAt: string;
  readonly publishedAt: string;
}

/** One letter belongs to all cases of an application: it is shown once, from the day the first of them had it published. */
const lettersIn = (rows: readonly Row[]): Letter[] => {
  const letters = rows
    .filter((row) => row['kind'] === storedRepairCase.name)
    .flatMap((row) => {
      const { commitment, commitmentPublishedAt: publishedAt } = parseSnapshot(storedRepairCase, row).state;
      return commitment === null || publishedAt === null ? [] : [{ ...commitment, publishedAt }];
    })
    .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  return [...new Map(letters.map((letter) => [letter.commitmentId, letter])).values()];
};

const letterEntry = async (
  { commitmentId, letterVersion, textHash, signedAt, publishedAt }: Letter,
  registered: CreditCommitmentState | undefined,
  subject: CreditSubject,
  context: ViewContext,
): Promise<Entry> => ({
  ...ofSubject(subject),
  commitmentId,
  ...(await inRegister(registered, context)),
  type: 'creditRepair',
  typeLabel: commitmentTypeLabels.creditRepair,
  reason: null,
  content: null,
  letterVersion,
  textHash,
  signedOn: shanghaiDate(signedAt),
  publishedOn: shanghaiDate(publishedAt),
});

/** What is in the register is public by being there; a repair letter has its own way to the public. */
const registeredEntry = (
  commitmentId: string,
  state: CreditCommitmentState,
  subject: CreditSubject,
  context: ViewContext,
): Promise<Entry>[] => {
  const { entry, registeredAt } = state;
  if (entry === null || registeredAt === null || entry.type === 'creditRepair' || !isPublic(state)) return [];
  const shown = async (): Promise<Entry> => ({
    ...ofSubject(subject),
    commitmentId,
    ...(await inRegister(state, context)),
    type: entry.type,
    typeLabel: commitmentTypeLabels[entry.type],
    reason: entry.reason,
    content: entry.content,
    letterVersion: entry.signature?.textVersion ?? null,
    textHash: entry.textHash,
    signedOn: entry.committedOn,
    publishedOn: shanghaiDate(registeredAt),
  });
  return [shown()];
};

const ofSubject = (subject: CreditSubject) => ({ subjectName: subject.name, code: subject.uscc ?? '' });

/** A letter may be published a moment before the register has taken it up. */
const inRegister = async (state: CreditCommitmentState | undefined, context: ViewContext) => {
  const entry = state?.entry ?? null;
  const status = overallStatus(state?.performances ?? []);
  return {
    commitmentCode: entry?.code ?? null,
    receivingUnitName: entry && (await context.unit(entry.receivingUnitId)).name,
    expiresOn: entry?.expiresOn ?? null,
    standing: state === undefined ? ('inForce' as const) : standingOf(state, context.today),
    performance: status,
    performanceLabel: status && performanceLabels[status],
  };
};

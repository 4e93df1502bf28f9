/**
 * What-if questions to the rules, without a running system: JSON lines in, one JSON line out for each, in order.
 *
 *   {"kind":"record","severity":"general","determinedOn":"2026-04-10","correctedOn":"2026-05-08","filedAt":"2026-07-13 10:00"}
 *   {"kind":"workingDays","start":"2026-09-18","n":3}
 *   {"kind":"code","code":"91350100M000100Y43"}
 *   {"kind":"draw","proofHash":"…","proof":{…}}   of GET /public/inspection-draws/{drawId}: is it what comes out when drawn again, and
 *   what was committed to when it was drawn? `proofHash` as it was read before the reveal.
 *
 * Without `filedAt` and `asOf` a record's dates follow from the record alone: the filing is taken as still to come, under the newest
 * rule set, and whatever depends on the day of filing is `met: null` with the day from which it holds. The clock of this machine is
 * never read, so the same question always has the same answer. A commitment that is not mentioned counts as not signed; `null` is the
 * same as not mentioned; fields the question does not know are listed as `ignored`.
 */
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { addWorkingDays } from '#domain/calendar/calendar.ts';
import { shanghaiDate, shanghaiInstant } from '#domain/calendar/dates.ts';
import { baseCalendar } from '#domain/calendar/years.ts';
import { baseConfiguration, RuleConfiguration } from '#domain/rules/configuration.ts';
import { type AsOf, explain } from '#domain/rules/explain.ts';
import { RecordFacts } from '#domain/rules/facts.ts';
import { defaultProfile, profileOf } from '#domain/rules/profiles/profiles.ts';
import { checkUscc } from '#domain/subject/uscc.ts';
import { verifyProof } from '#domain/supervision/lots.ts';
import { DrawProof } from '#domain/supervision/proof.ts';
import { sha256 } from '#shared/hash.ts';

/** An instant, a wall-clock time in Shanghai (`2026-07-13 10:00`), or a day (its first moment); as a UTC instant. */
const Moment = z.union([
  z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
  z
    .templateLiteral([z.iso.date(), ' ', z.iso.time({ precision: -1 })])
    .transform((text) => shanghaiInstant(text.slice(0, 10), text.slice(11))),
  z.iso.date().transform((date) => shanghaiInstant(date, '00:00')),
]);

const RecordQuestion = z.object({
  ...RecordFacts.shape,
  kind: z.literal('record'),
  recordKind: z._default(RecordFacts.shape.recordKind, 'administrativePenalty'),
  severity: z._default(RecordFacts.shape.severity, null),
  correctedOn: z._default(RecordFacts.shape.correctedOn, null),
  commitmentSigned: z.boolean().default(false),
  filedAt: Moment.nullish(),
  asOf: Moment.nullish(),
  regionId: z.string().default(defaultProfile.regionId),
  expiryMode: z._default(RuleConfiguration.shape.expiryMode, baseConfiguration.expiryMode),
});

const WorkingDaysQuestion = z.object({
  kind: z.literal('workingDays'),
  start: z.iso.date(),
  n: z.number().int().min(1).max(10_000),
});

const CodeQuestion = z.object({ kind: z.literal('code'), code: z.string().max(200) });

const DrawQuestion = z.object({ kind: z.literal('draw'), proofHash: z.string(), proof: DrawProof });

const Question = z.discriminatedUnion('kind', [RecordQuestion, WorkingDaysQuestion, CodeQuestion, DrawQuestion]);

type Answer = Readonly<Record<string, unknown>>;

const record = (question: z.infer<typeof RecordQuestion>): Answer => {
  const { kind: _, filedAt, asOf, regionId, expiryMode, ...facts } = question;
  const profile = profileOf(regionId);
  if (profile === undefined) return { problem: 'regionUnknown', regionId };
  const when: AsOf = { filedAt: filedAt ?? undefined, asOn: asOf == null ? undefined : shanghaiDate(asOf) };
  const configuration = { ...baseConfiguration, expiryMode };
  const { feedback, ...explanation } = explain(facts, when, { calendar: baseCalendar, profile, configuration });
  return { ...explanation, ...(feedback === null ? {} : { due: { feedback: feedback.dueOn ?? 'calendarMissing' } }) };
};

const workingDays = ({ start, n }: z.infer<typeof WorkingDaysQuestion>): Answer => {
  const count = addWorkingDays(baseCalendar, start, n);
  if (!count.ok) return { problem: count.problem.code, year: count.problem.year };
  const { dueOn, ...derivation } = count.value;
  return { due: dueOn, ...derivation };
};

const draw = ({ proofHash, proof }: z.infer<typeof DrawQuestion>): Answer => {
  const verified = verifyProof(proof, proofHash, sha256.hex);
  return verified.ok
    ? { holds: true, poolSize: proof.pool.length, drawn: verified.value }
    : { holds: false, fault: verified.problem };
};

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** The examples call the signed commitment `commitmentPublished`: both names are understood. */
const mentioned = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const known = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(
    known.map(([name, field]) => [name === 'commitmentPublished' ? 'commitmentSigned' : name, field]),
  );
};

const reply = (question: z.infer<typeof Question>): Answer => {
  switch (question.kind) {
    case 'record':
      return record(question);
    case 'workingDays':
      return workingDays(question);
    case 'code':
      return { ...checkUscc(question.code) };
    case 'draw':
      return draw(question);
  }
};

/** The answer to one line; a line that is no question is answered with a `problem` too, so that answers stay in step. */
export const answer = (line: string): Answer => {
  const value = parseJson(line);
  if (value === undefined) return { problem: 'malformedLine', detail: 'not JSON' };
  const asked = mentioned(value);
  const question = Question.safeParse(asked);
  if (!question.success)
    return {
      problem: 'invalidQuestion',
      detail: question.error.issues.map(({ path, message }) => ({ path, message })),
    };
  const ignored = Object.keys(asked as object).filter((name) => !(name in question.data));
  return { ...reply(question.data), ...(ignored.length === 0 ? {} : { ignored }) };
};

const main = async (): Promise<void> => {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  process.stdout.on('error', () => process.exit(0));
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    process.stdout.write(`${JSON.stringify(answer(line))}\n`);
};

if (import.meta.main) await main();

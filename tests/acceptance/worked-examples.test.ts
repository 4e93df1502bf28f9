/** Every row of the worked examples, every expected value. The JSON is the specification; this file only translates its wording. */
import { describe, expect, it } from 'vitest';
import { addWorkingDays } from '#domain/calendar/calendar.ts';
import { addMonths, shanghaiDate, shanghaiInstant } from '#domain/calendar/dates.ts';
import { baseCalendar } from '#domain/calendar/years.ts';
import { baseConfiguration, type RuleConfiguration } from '#domain/rules/configuration.ts';
import { explain } from '#domain/rules/explain.ts';
import type { RecordFacts } from '#domain/rules/facts.ts';
import { defaultProfile } from '#domain/rules/profiles/profiles.ts';
import { resolveRuleSet } from '#domain/rules/resolve.ts';
import type { RuleSetId } from '#domain/rules/rule-set-ids.ts';
import { type CaseMoments, caseLimits } from '#domain/rules/time-limits.ts';
import { commitmentCodeProblem } from '#domain/subject/commitment-code.ts';
import { checkUscc } from '#domain/subject/uscc.ts';
import examples from './worked-examples.json' with { type: 'json' };

interface Example {
  readonly id: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly restsOn: readonly string[];
}

const cases: readonly Example[] = examples.cases;
const context = { calendar: baseCalendar, profile: defaultProfile, configuration: baseConfiguration };

const instant = (text: unknown): string | undefined =>
  typeof text === 'string' ? shanghaiInstant(text.slice(0, 10), text.slice(11)) : undefined;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What the column “basis” says in words. */
const factsInWords = (basis: string): Partial<RecordFacts> => ({
  ...(basis.includes('published by reasoned exception') ? { minorPublicationException: true } : {}),
  ...(basis.includes('no exception recorded') ? { minorPublicationException: false } : {}),
  ...(basis.includes('安全生产') ? { specialField: true } : {}),
  ...(basis.includes('普通程序') ? { procedure: 'ordinary', penaltyKinds: ['fine'] } : {}),
  ...(basis.includes('one decision') ? { penaltyKinds: ['warning', 'largeFine', 'licenseForfeiture'] } : {}),
});

/** D02 is about the subject, not a record: any record that could be repaired otherwise shows that the ban alone stops it. */
const repairable: RecordFacts = {
  recordKind: 'administrativePenalty',
  severity: 'general',
  determinedOn: '2026-04-10',
  correctedOn: '2026-05-08',
  commitmentSigned: true,
};

const factsOf = ({ given }: Example): RecordFacts => {
  const foundOn = text(given['falseMaterialFoundOn']);
  if (foundOn !== undefined) return { ...repairable, falseMaterialFoundOn: foundOn };
  return {
    recordKind: given['recordKind'] as RecordFacts['recordKind'],
    severity: given['severity'] as RecordFacts['severity'],
    determinedOn: String(given['determinedOn']),
    correctedOn: text(given['correctedOn']) ?? null,
    commitmentSigned: given['commitmentPublished'] === true,
    ...factsInWords(String(given['basis'])),
    ...(given['courtRuling'] === undefined ? {} : { shielded: true }),
  };
};

const explained = (example: Example) => {
  const { given } = example;
  const asOn = text(given['asOf']) ?? text(given['newFilingOn']);
  const explanation = explain(factsOf(example), { filedAt: instant(given['filedAt']), asOn }, context);
  const { byRuleSet, shield, feedback, ruleSet, ...rest } = explanation;
  return {
    ...rest,
    ...shield,
    governingRuleSet: ruleSet,
    ...(byRuleSet === undefined ? {} : { byRuleSet }),
    due: { feedback: feedback === null ? null : (feedback.dueOn ?? 'calendarMissing') },
    restsOn: [...rest.assumptions, ...rest.openQuestions],
  };
};

describe.each(cases.filter(({ id }) => !id.startsWith('C')))('$id: explain', (example) => {
  const outcome = explained(example);

  it.each(Object.keys(example.expect))('%s', (key) => {
    const wanted = example.expect[key];
    const found = (outcome as Record<string, unknown>)[key];
    if (key === 'due' || key === 'byRuleSet') expect(found).toMatchObject(wanted as object);
    else expect(found).toEqual(wanted);
  });

  it('raises no flag the example does not name', () => {
    expect(outcome.flags).toEqual(example.expect['flags'] ?? []);
  });

  it('names what it rests on', () => {
    const ids = example.restsOn.filter((id) => /^(ASM|OQ)-/.test(id));
    // The day of a refused filing starts no clock, so the examples' clock assumptions stand only where a limit is shown.
    expect(outcome.restsOn).toEqual(expect.arrayContaining(ids));
    if (example.restsOn.some((id) => id.startsWith('start =')))
      expect(outcome.restsOn).toContain('ndrc58/publication.startEvent');
  });

  it('lists every condition, met or not', () => {
    const sets = new Set(outcome.conditions.map(({ ruleSetId }) => ruleSetId));
    expect(outcome.conditions).toHaveLength(4 * sets.size);
    expect(outcome.conditions.every(({ basis, advice }) => basis !== '' && advice !== '')).toBe(true);
  });
});

const momentsOf = ({ given }: Example): CaseMoments => ({
  receivedAt: instant(given['receivedAt']),
  pushedToUnitAt: instant(given['pushedToUnitAt']),
  acceptedOn: text(given['acceptedOn']),
  decidedOn: text(given['decidedOn']),
  penaltyDecidedOn: text(given['penaltyDecidedOn']),
  licenseDecidedOn: text(given['licenseDecidedOn']),
});

const limitsOf = (example: Example, configuration: RuleConfiguration) => {
  const moments = momentsOf(example);
  const onDate = moments.receivedAt === undefined ? String(moments.penaltyDecidedOn) : shanghaiDate(moments.receivedAt);
  const procedure = resolveRuleSet({ determinedOn: onDate }, onDate, configuration);
  if (procedure.kind !== 'governed') throw new Error(`no rule set is in force on ${onDate}`);
  const overlay = (text(example.given['overlay']) ?? null) as RuleSetId | null;
  const scope = { ruleSetId: procedure.ruleSetId, onDate, configuration, calendar: baseCalendar, overlay };
  const { limits, effective } = caseLimits(moments, scope);
  const due = Object.entries({ ...limits, effective }).map(([name, limit]) => [
    name,
    limit?.dueOn ?? 'calendarMissing',
  ]);
  return { due: Object.fromEntries(due), parameters: Object.values(limits).map(({ parameter }) => parameter) };
};

const officeHours: RuleConfiguration = {
  ...baseConfiguration,
  receiptMode: { mode: 'nextWorkingDay', officeClosesAt: '18:00' },
};

describe.each(cases.filter(({ id }) => id.startsWith('C')))('$id: limits', (example) => {
  const { due, parameters } = limitsOf(example, baseConfiguration);

  it('are due as written', () => {
    expect(due).toMatchObject(example.expect['due'] as object);
  });

  it('come from the rule sets named', () => {
    for (const id of String(example.expect['governingRuleSet']).split(' + '))
      expect(parameters.some((parameter) => parameter.startsWith(`${id}/`))).toBe(true);
  });

  it('follow the receipt mode', () => {
    const alt = example.expect['alt'] as { readonly nextWorkingDay: object } | undefined;
    if (alt !== undefined) expect(limitsOf(example, officeHours).due).toMatchObject(alt.nextWorkingDay);
  });
});

describe('working days', () => {
  it.each(examples.workingDays)('$start + $n → $due', ({ start, n, due }) => {
    const count = addWorkingDays(baseCalendar, start, n);
    expect(count.ok ? count.value.dueOn : count.problem.code).toBe(due);
  });
});

describe('months', () => {
  it.each(examples.months)('$date + $n → $lastDay', ({ date, n, lastDay }) => {
    expect(addMonths(date, n)).toBe(lastDay);
  });
});

describe('unified social credit codes', () => {
  it.each(examples.codes)('$input: $result', ({ input, result }) => {
    const check = checkUscc(input);
    expect(check.valid ? 'valid' : check.problem).toBe(result);
  });
});

describe('commitment codes', () => {
  it.each(examples.commitmentCodes)('$code', ({ code, wellFormed }) => {
    expect(commitmentCodeProblem(code) === undefined).toBe(wellFormed);
  });
});

it('holds all rows of the document', () => {
  const counts = { A: 15, B: 4, C: 9, D: 2 };
  for (const [group, count] of Object.entries(counts))
    expect(cases.filter(({ id }) => id.startsWith(group))).toHaveLength(count);
  expect([examples.workingDays.length, examples.months.length, examples.codes.length]).toEqual([27, 12, 19]);
});

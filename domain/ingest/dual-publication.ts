/**
 * Reads one penalty of the 双公示 exchange format. Why all findings of a row at once: the sender corrects and resends the row
 * and a report that names one fault at a time costs a working day per fault.
 */
import { isDate } from '../calendar/dates.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { checkUscc } from '../subject/uscc.ts';
import { isIdentityNumber } from './identity-number.ts';
import { centsOfTenThousandYuan } from './money.ts';
import {
  dictionaries,
  isPenaltyField,
  type PenaltyField,
  type PenaltyFieldCode,
  type PenaltyKind,
  penaltyFields,
  penaltyKinds,
  specialSectors,
} from './penalty-fields.ts';
import type { PenaltyReport, ReportedSubject, ReportingUnit } from './penalty-report.ts';
import { type RowProblem, type RowRule, rowProblem } from './row-problems.ts';

export interface PenaltyRowContext {
  /** Today in Asia/Shanghai by the business clock. */
  readonly today: string;
  /** The registered unit with this (normalised) code. */
  readonly unitByCode: (code: string) => ReportingUnit | undefined;
}

/** The cells of a row, trimmed, and what is found wrong with them so far. */
interface Reading {
  readonly cell: (code: PenaltyFieldCode) => string;
  readonly orNull: (code: PenaltyFieldCode) => string | null;
  readonly report: (field: PenaltyFieldCode, rule: RowRule, params?: Readonly<Record<string, string | number>>) => void;
  readonly warn: (field: PenaltyFieldCode | '', rule: RowRule) => void;
}

/**
 * One row of a penalty file, keyed by field code, as a report, or everything that is wrong with it. `line` is the line of the
 * file, the header being line 1. Required flags, lengths and dictionaries are assumed (see `penalty-fields.ts`).
 */
export const parsePenaltyRow = (
  row: Readonly<Record<string, string>>,
  line: number,
  context: PenaltyRowContext,
): Result<PenaltyReport, readonly RowProblem[]> => {
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const cell = (code: PenaltyFieldCode): string => (row[code] ?? '').trim();
  const reading: Reading = {
    cell,
    orNull: (code) => cell(code) || null,
    report: (field, rule, params) => problems.push(rowProblem(line, field, rule, params)),
    warn: (field, rule) => warnings.push(rowProblem(line, field, rule)),
  };
  for (const field of penaltyFields) checkField(reading, field);
  const subject = readSubject(reading);
  const unit = readUnit(reading, context);
  const sourceUnit = { name: cell('CF_SJLY'), code: readUscc(reading, 'CF_SJLYDM') ?? '' };
  const rest = { ...readTexts(reading), ...readDates(reading, context.today), ...readPenalty(reading) };
  if (rest.procedure === 'simple') reading.warn('', 'simpleProcedureNotRequired');
  return subject === undefined || unit === undefined || problems.length > 0
    ? refuse(problems)
    : ok({ recordKind: 'administrativePenalty', subject, unit, sourceUnit, ...rest, warnings });
};

/** The header against the template: missing, unknown and repeated columns. Any finding refuses the whole file. */
export const checkHeader = (columns: readonly string[]): readonly RowProblem[] => [
  ...penaltyFields
    .filter((field) => field.status === 'confirmed' && !columns.includes(field.code))
    .map((field) => rowProblem(1, field.code, 'missingColumn')),
  ...columns
    .filter((column) => !isPenaltyField(column))
    .map((column) => rowProblem(1, '', 'unknownColumn', { column })),
  ...columns
    .filter((column, i) => isPenaltyField(column) && columns.indexOf(column) !== i)
    .map((column) => rowProblem(1, column, 'duplicateColumn')),
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding exactly these is the purpose
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const lineBreaks = /[\t\n\r\u2028\u2029]/u;

const checkField = ({ cell, report }: Reading, field: PenaltyField & { code: PenaltyFieldCode }): void => {
  const text = cell(field.code);
  if (text === '') {
    if (isRequired(field, cell('CF_XDR_LB'))) report(field.code, 'required');
    return;
  }
  if ([...text].length > field.maxLength) report(field.code, 'tooLong', { max: field.maxLength });
  if (invisible.test(text) || (field.multiline !== true && lineBreaks.test(text)))
    report(field.code, 'controlCharacter');
  const dictionary = field.dictionary && dictionaries[field.dictionary];
  if (dictionary && !terms(text).every((term) => Object.hasOwn(dictionary, term)))
    report(field.code, 'notInDictionary', { allowed: Object.keys(dictionary).join('、') });
};

/** An unknown category asks for neither code nor document: what is wrong then is the category. */
const isRequired = (field: PenaltyField, category: string): boolean => {
  if (field.required === 'naturalPerson') return category === '自然人';
  if (field.required === 'organization')
    return category !== '自然人' && Object.hasOwn(dictionaries.subjectCategories, category);
  return field.required === 'everyone';
};

/** Several terms of one dictionary stand in one cell, separated by semicolons. */
const terms = (text: string): readonly string[] => text.split(/[;\uff1b]/u).map((term) => term.trim());

const termOf = <V>(dictionary: Readonly<Record<string, V>>, text: string): V | undefined =>
  Object.hasOwn(dictionary, text) ? dictionary[text] : undefined;

/** The normalised code, or undefined with the finding reported. An empty cell is no finding here: `required` says so. */
const readUscc = ({ cell, report, warn }: Reading, field: PenaltyFieldCode): string | undefined => {
  if (cell(field) === '') return undefined;
  const checked = checkUscc(cell(field));
  if (checked.problem !== undefined) {
    report(field, checked.problem);
    return undefined;
  }
  if (checked.warnings.length > 0) warn(field, 'bodyCheckCharacter');
  return checked.normalized;
};

const readSubject = (reading: Reading): ReportedSubject | undefined => {
  const kind = termOf(dictionaries.subjectCategories, reading.cell('CF_XDR_LB'));
  if (kind === 'naturalPerson') return readPerson(reading);
  const uscc = readUscc(reading, 'CF_XDR_SHXYM');
  if (kind === undefined) return undefined;
  // 严禁纳入非信用信息和个人私密信息: an organisation's row has no place for a person's document.
  if (reading.cell('CF_XDR_ZJHM') !== '') reading.report('CF_XDR_ZJHM', 'codeCategoryMismatch');
  if (uscc === undefined) return undefined;
  if (uscc.startsWith('92') !== (kind === 'individualBusiness')) reading.report('CF_XDR_SHXYM', 'codeCategoryMismatch');
  return { kind, name: reading.cell('CF_XDR_MC'), uscc, legalRepresentative: reading.orNull('CF_FRDB') };
};

const readPerson = (reading: Reading): ReportedSubject | undefined => {
  if (reading.cell('CF_XDR_SHXYM') !== '') reading.report('CF_XDR_SHXYM', 'codeCategoryMismatch');
  const kind = termOf(dictionaries.identityKinds, reading.cell('CF_XDR_ZJLX'));
  const number = reading.cell('CF_XDR_ZJHM').toUpperCase();
  if (kind === undefined || number === '') return undefined;
  if (kind === 'residentIdentityCard' && !isIdentityNumber(number)) reading.report('CF_XDR_ZJHM', 'badIdentityNumber');
  return { kind: 'naturalPerson', name: reading.cell('CF_XDR_MC'), identity: { kind, number } };
};

const readUnit = (reading: Reading, context: PenaltyRowContext): PenaltyReport['unit'] | undefined => {
  const code = readUscc(reading, 'CF_CFJGDM');
  if (code === undefined) return undefined;
  const unit = context.unitByCode(code);
  if (unit === undefined) {
    reading.report('CF_CFJGDM', 'unitUnknown');
    return undefined;
  }
  const name = reading.cell('CF_CFJG');
  if (name !== '' && name !== unit.name) reading.report('CF_CFJG', 'unitNameMismatch', { expected: unit.name });
  return { unitId: unit.unitId, regionId: unit.regionId, name: unit.name, code };
};

const readTexts = ({ cell, orNull }: Reading) => ({
  decisionNumber: cell('CF_WSH'),
  violation: cell('CF_WFXW'),
  facts: cell('CF_SY'),
  legalBasis: cell('CF_YJ'),
  content: cell('CF_NR'),
  affectedLicense: orNull('CF_NR_ZKDX'),
  minorPublicationReason: orNull('KZ_GSLY'),
  remarks: orNull('BZ'),
});

const readDates = (reading: Reading, today: string) => {
  const determinedOn = readDate(reading, 'CF_JDRQ');
  if (determinedOn !== null && determinedOn > today) reading.report('CF_JDRQ', 'dateInFuture');
  const notBefore = (field: 'CF_YXQ' | 'CF_GSJZQ'): string | null => {
    const date = readDate(reading, field);
    if (date !== null && determinedOn !== null && date < determinedOn) reading.report(field, 'dateBeforeDecision');
    return date;
  };
  return {
    determinedOn: determinedOn ?? '',
    validUntil: notBefore('CF_YXQ'),
    reportedPublicationEnd: notBefore('CF_GSJZQ'),
  };
};

/** Spreadsheets write 2026/6/5 for what the template asks as 2026-06-05; both are unmistakable. */
const readDate = ({ cell, report }: Reading, field: PenaltyFieldCode): string | null => {
  const text = cell(field);
  if (text === '') return null;
  const [, year, month, day] = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text)?.filter((_, i) => i !== 2) ?? [];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (isDate(date)) return date;
  report(field, 'badDate');
  return null;
};

/** Which kinds may carry an amount, and which cannot do without: confiscated goods need none. */
const amounts = {
  CF_NR_FK: { allowedBy: ['fine'], requiredBy: ['fine'] },
  CF_NR_WFFF: { allowedBy: ['confiscationOfGains', 'confiscationOfProperty'], requiredBy: ['confiscationOfGains'] },
} as const satisfies Partial<Record<PenaltyFieldCode, Record<string, readonly PenaltyKind[]>>>;

const readPenalty = (reading: Reading) => {
  const kinds = [...new Set(terms(reading.cell('CF_CFLB')).flatMap((term) => termOf(penaltyKinds, term) ?? []))];
  const sector = termOf(dictionaries.sectors, reading.cell('KZ_LY')) ?? null;
  return {
    penaltyKinds: kinds,
    procedure: termOf(dictionaries.procedures, reading.cell('KZ_CFCX')) ?? null,
    fineCents: readAmount(reading, 'CF_NR_FK', kinds),
    confiscatedCents: readAmount(reading, 'CF_NR_WFFF', kinds),
    sector,
    specialField: sector !== null && specialSectors.has(sector),
    severity: termOf(dictionaries.severities, reading.cell('KZ_YZCD')) ?? null,
  };
};

/** An empty cell is 0. An amount without its kind, or a fine without an amount, is a slip of the column. */
const readAmount = ({ cell, report }: Reading, field: keyof typeof amounts, kinds: readonly PenaltyKind[]): number => {
  const cents = cell(field) === '' ? 0 : centsOfTenThousandYuan(cell(field));
  if (cents === undefined) {
    report(field, 'badAmount');
    return 0;
  }
  const { allowedBy, requiredBy } = amounts[field];
  const named = (some: readonly PenaltyKind[]) => kinds.some((kind) => some.includes(kind));
  // Unreadable kinds are reported as such; nothing is compared with them.
  if (kinds.length > 0 && (cents > 0 ? !named(allowedBy) : named(requiredBy))) report(field, 'amountInconsistent');
  return cents;
};

/**
 * What another value of a parameter would change, by the rules themselves: computed twice and compared. Nothing is stored, and what a
 * case pinned when it opened stays as it is.
 */
import type { Calendar } from '../calendar/calendar.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { TimeLimit } from '../kernel/time-limit.ts';
import { baseConfiguration, type RuleConfiguration } from './configuration.ts';
import type { Explanation } from './explain.ts';
import type { RuleSetId } from './rule-set-ids.ts';
import { ruleSets } from './rule-sets.ts';
import { timeLimit } from './time-limits.ts';
import type { Parameter, ParameterAddress, ParameterValue } from './types.ts';

export interface RuleChange {
  readonly address: ParameterAddress;
  readonly ruleSetId: RuleSetId;
  readonly parameter: Parameter;
  readonly value: ParameterValue;
}

/** A length of time no rule has ever come near; beyond it dates stop being dates. */
const maxLength = 1200;
const isLength = ({ unit }: Parameter): boolean => unit === 'months' || unit === 'years' || unit === 'workingDays';

const expectedOf = ({ value, unit }: Parameter): 'number' | 'boolean' | 'string' | undefined =>
  value === null ? (unit === null ? undefined : 'number') : (typeof value as 'number' | 'boolean' | 'string');

const expectations = {
  number: '不小于0的整数',
  length: `0至${maxLength}的整数`,
  boolean: '是或者否',
  string: '文字',
} as const;

/** What the value should have been; undefined where it fits. */
const mismatch = (parameter: Parameter, value: ParameterValue): string | undefined => {
  const kind = expectedOf(parameter);
  const most = isLength(parameter) ? maxLength : Number.MAX_SAFE_INTEGER;
  const inBounds = typeof value !== 'number' || (Number.isInteger(value) && value >= 0 && value <= most);
  if (inBounds && (kind === undefined || typeof value === kind)) return undefined;
  return expectations[isLength(parameter) ? 'length' : (kind ?? 'number')];
};

/** The change by its address (`ndrc36/general.minPublicationMonths`); the value must be of the parameter's kind. */
export const ruleChange = (
  address: string,
  value: ParameterValue,
): Result<
  RuleChange,
  { readonly code: 'parameterNotFound' | 'parameterValueInvalid'; readonly params?: { readonly expected: string } }
> => {
  for (const { id: ruleSetId, parameters } of Object.values(ruleSets)) {
    const parameter = parameters.find(({ id }) => `${ruleSetId}/${id}` === address);
    if (parameter === undefined) continue;
    const expected = mismatch(parameter, value);
    if (expected !== undefined) return refuse({ code: 'parameterValueInvalid', params: { expected } });
    return ok({ address: `${ruleSetId}/${parameter.id}`, ruleSetId, parameter, value });
  }
  return refuse({ code: 'parameterNotFound' });
};

/** The configuration in which the change is made and nothing else. */
export const configurationWith = ({ address, value }: RuleChange): RuleConfiguration => ({
  ...baseConfiguration,
  version: 'preview',
  parameters: { ...baseConfiguration.parameters, [address]: { value, basis: '预览', status: 'assumed' } },
});

export interface Difference {
  /** A member of the explanation, or `limits.<name>`. */
  readonly field: string;
  readonly before: string | boolean | null;
  readonly after: string | boolean | null;
}

const compared = [
  'eligible',
  'minPeriodEndsOn',
  'earliestFilingOn',
  'maxPeriodEndsOn',
  'autoStopOn',
  'banEndsOn',
] as const satisfies (keyof Explanation)[];

/** Where an explanation would come out otherwise. */
export const explanationDifferences = (
  before: Pick<Explanation, (typeof compared)[number]>,
  after: Pick<Explanation, (typeof compared)[number]>,
): Difference[] =>
  compared
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));

/** The last days of running limits that rest on the parameter. A limit that does not run yet is not among them. */
export const limitDifferences = (
  limits: Readonly<Record<string, TimeLimit>>,
  { address, ruleSetId, parameter, value }: RuleChange,
  calendar: Calendar,
): Difference[] =>
  Object.entries(limits).flatMap(([name, limit]) => {
    if (limit.parameter !== address || typeof value !== 'number') return [];
    const { startsOn, adjustments } = limit;
    const counted = { address, ruleSetId, basis: parameter.basis, status: 'assumed' as const, value };
    const after = timeLimit({ parameter: counted, calendar, startsOn, adjustments }).dueOn;
    return after === limit.dueOn ? [] : [{ field: `limits.${name}`, before: limit.dueOn, after }];
  });

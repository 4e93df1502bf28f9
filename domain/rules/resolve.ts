/**
 * Which rule set governs a record, and where a parameter's value comes from.
 * Why two answers are possible: nobody has established how Order 36 treats records determined before it came into force. There the
 * software computes under both and a person chooses; it never picks.
 */
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { RuleConfiguration } from './configuration.ts';
import { type DatedRuleSetId, datedRuleSetIds, type RuleSetId } from './rule-set-ids.ts';
import { findParameter, isInForce, ruleSets } from './rule-sets.ts';
import type { Parameter, ParameterAddress, ParameterUnknown, ParameterValue, Unit } from './types.ts';

export type RuleSetChoice =
  | { readonly kind: 'governed'; readonly ruleSetId: DatedRuleSetId; readonly chosenBy: 'date' | 'person' | 'policy' }
  | { readonly kind: 'undetermined'; readonly ruleSetIds: readonly DatedRuleSetId[] };

const latest: DatedRuleSetId = 'ndrc36';

const inForceOn = (date: string): DatedRuleSetId | undefined =>
  datedRuleSetIds.find((id) => isInForce(ruleSets[id], date));

/**
 * Steps 1 and 2 of the selection. `filedOn` null stands for a filing still to come, which the newest rule set would receive.
 * `chosen` is a person's recorded choice and wins.
 */
export const resolveRuleSet = (
  facts: { readonly determinedOn: string; readonly chosenRuleSetId?: DatedRuleSetId | undefined },
  filedOn: string | null,
  configuration: RuleConfiguration,
): RuleSetChoice => {
  if (facts.chosenRuleSetId !== undefined)
    return { kind: 'governed', ruleSetId: facts.chosenRuleSetId, chosenBy: 'person' };
  const determinedUnder = inForceOn(facts.determinedOn);
  const filedUnder = filedOn === null ? latest : inForceOn(filedOn);
  if (determinedUnder !== undefined && determinedUnder === filedUnder)
    return { kind: 'governed', ruleSetId: filedUnder, chosenBy: 'date' };
  const policy = configuration.parameters['ndrc36/transition.policy']?.value;
  const byPolicy = { byDetermination: determinedUnder, byFiling: filedUnder }[String(policy)];
  if (byPolicy !== undefined) return { kind: 'governed', ruleSetId: byPolicy, chosenBy: 'policy' };
  return { kind: 'undetermined', ruleSetIds: [determinedUnder, filedUnder].filter((id) => id !== undefined) };
};

/** Whose parameters are asked, in which order of precedence. */
export interface RuleScope {
  readonly ruleSetId: RuleSetId;
  /** Sector of the record: a ministry rule of that field goes before the rule set of the date. */
  readonly sector?: string | null | undefined;
  /** The day on which the rules are asked (Shanghai). */
  readonly onDate: string;
  readonly configuration: RuleConfiguration;
}

export interface ResolvedParameter {
  readonly address: ParameterAddress;
  readonly ruleSetId: RuleSetId;
  readonly value: ParameterValue;
  readonly unit: Unit | null;
  readonly startEvent: string | null;
  readonly basis: string | null;
  readonly status: 'confirmed' | 'assumed';
}

const sectorRuleSets: Readonly<Record<string, RuleSetId>> = { marketSupervision: 'samr2025' };

const chainOf = (scope: RuleScope): readonly RuleSetId[] => {
  const sectorRule = scope.sector == null ? undefined : sectorRuleSets[scope.sector];
  const beside: RuleSetId[] = ['sc22'];
  if (sectorRule !== undefined) beside.push(sectorRule);
  const active = beside.filter((id) => isInForce(ruleSets[id], scope.onDate));
  // A law's own period prevails; then the sector's rule, the rule set of the date, and sc22 for what is legible only there.
  const chain: RuleSetId[] = ['statute', ...active.filter((id) => id !== 'sc22'), scope.ruleSetId];
  return [...new Set(active.includes('sc22') ? [...chain, 'sc22' as const] : chain)];
};

const resolved = (
  ruleSetId: RuleSetId,
  parameter: Parameter,
  found: Pick<ResolvedParameter, 'value' | 'status' | 'basis'>,
): ResolvedParameter => ({
  address: `${ruleSetId}/${parameter.id}`,
  ruleSetId,
  unit: parameter.unit,
  startEvent: parameter.startEvent,
  ...found,
});

const valueIn = (ruleSetId: RuleSetId, id: string, configuration: RuleConfiguration): ResolvedParameter | undefined => {
  const parameter = findParameter(ruleSetId, id);
  if (parameter === undefined) return undefined;
  const configured = configuration.parameters[`${ruleSetId}/${id}`];
  if (configured !== undefined) return resolved(ruleSetId, parameter, configured);
  if (parameter.value === null || parameter.status === 'unknown') return undefined;
  const { value, status, basis } = parameter;
  return resolved(ruleSetId, parameter, { value, status, basis });
};

const defaultIn = (ruleSetId: RuleSetId, id: string): ResolvedParameter | undefined => {
  const parameter = findParameter(ruleSetId, id);
  if (parameter?.default === undefined) return undefined;
  const { value } = parameter.default;
  return resolved(ruleSetId, parameter, { value, status: 'assumed', basis: parameter.basis });
};

const firstOf = <T>(chain: readonly RuleSetId[], find: (id: RuleSetId) => T | undefined): T | undefined => {
  for (const id of chain) {
    const found = find(id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * The value of a parameter: law → sector rule → rule set of the date → sc22 → default (assumed) → `parameterUnknown`.
 * A configured value counts at the place of the parameter it fills.
 */
export const lookupParameter = (id: string, scope: RuleScope): Result<ResolvedParameter, ParameterUnknown> => {
  const chain = chainOf(scope);
  const found =
    firstOf(chain, (ruleSetId) => valueIn(ruleSetId, id, scope.configuration)) ??
    firstOf(chain, (ruleSetId) => defaultIn(ruleSetId, id));
  return found === undefined ? refuse({ code: 'parameterUnknown', parameter: `${scope.ruleSetId}/${id}` }) : ok(found);
};

/** A parameter whose value is a number; a configured text where a number belongs is as good as unknown. */
export const lookupNumber = (
  id: string,
  scope: RuleScope,
): Result<ResolvedParameter & { readonly value: number }, ParameterUnknown> => {
  const found = lookupParameter(id, scope);
  if (!found.ok) return found;
  const { value } = found.value;
  return typeof value === 'number'
    ? ok({ ...found.value, value })
    : refuse({ code: 'parameterUnknown', parameter: found.value.address });
};

/** Parameters of a local overlay that touch a publication period or a right of the subject: a person decides what they mean here. */
export const overlayQuestions = (overlay: RuleSetId): readonly ParameterAddress[] =>
  ruleSets[overlay].parameters
    .filter((parameter) => parameter.touches !== undefined)
    .map((parameter): ParameterAddress => `${overlay}/${parameter.id}`);

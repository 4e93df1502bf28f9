/**
 * 办理指南: the numbers anybody asks before applying, as the rules of a day and the cities answer them.
 * Why a figure may be empty: what nobody has established is said to be so; a page that filled it in would promise in the city's name.
 */
import { baseConfiguration } from './configuration.ts';
import { profileNotes, wayNotes } from './profiles/notes.ts';
import { type CityProfile, wayLabels } from './profiles/profile.ts';
import { profiles } from './profiles/profiles.ts';
import { lookupNumber, type RuleScope, resolveRuleSet } from './resolve.ts';
import { ruleNotes } from './rule-notes.ts';
import { cite, ruleSetTitles } from './titles.ts';
import type { Status, Unit } from './types.ts';

/** A number as people may rely on it: none while it is unknown, with its source where it has one. */
export interface Figure {
  readonly value: number | null;
  readonly unit: Unit | null;
  readonly status: Status;
  readonly basis: string | null;
  readonly note: string;
}

const severities = ['minor', 'general', 'serious'] as const;

/** What holds for an application filed on a day (Shanghai), without regard to any one record. */
export const repairGuide = (onDate: string) => {
  const choice = resolveRuleSet({ determinedOn: onDate }, onDate, baseConfiguration);
  const ruleSetId = choice.kind === 'governed' ? choice.ruleSetId : 'ndrc36';
  const figure = figuresOf({ ruleSetId, onDate, configuration: baseConfiguration });
  return {
    onDate,
    ruleSet: ruleSetTitles[ruleSetId],
    fee: figure('fee.amountYuan'),
    periods: severities.map((severity) => ({
      severity,
      minimum: figure(`${severity}.minPublicationMonths`),
      maximum: figure(`${severity}.maxPublicationMonths`),
    })),
    limits: {
      acceptance: figure('clock.acceptanceWorkingDays'),
      supplement: figure('clock.supplementWorkingDays'),
      verification: figure('clock.verificationWorkingDays'),
      extension: figure('clock.extensionWorkingDays'),
      feedback: figure('clock.feedbackWorkingDays'),
      resultToCreditChina: figure('clock.resultToCreditChinaWorkingDays'),
    },
    regions: profiles.map(regionGuide),
  };
};

const figuresOf =
  (scope: RuleScope) =>
  (id: string): Figure => {
    const found = lookupNumber(id, scope);
    if (!found.ok) return { value: null, unit: null, status: 'unknown', basis: null, note: '' };
    const { value, unit, status, ruleSetId, basis } = found.value;
    return { value, unit, status, basis: cite(ruleSetId, basis), note: ruleNotes[ruleSetId][id] ?? '' };
  };

/** What the city adds: the ways that any of its records asks for, and by when its platforms should have confirmed. */
const regionGuide = ({ regionId, name, ways, limits, labels }: CityProfile) => {
  const required = new Map(
    Object.values(ways.required)
      .flat()
      .map((one) => [one.way, one]),
  );
  const { value, status, basis } = limits.receiptWorkingDays;
  const note = profileNotes[regionId]?.['limits.receiptWorkingDays'] ?? '';
  return {
    regionId,
    name,
    localPortal: labels.localPortal,
    ways: [...required.values()].map(({ way, ...source }) => ({
      label: wayLabels[way],
      basis: source.basis,
      status: source.status,
      note: wayNotes[way] ?? '',
    })),
    receipt: { value, unit: 'workingDays', status, basis, note } satisfies Figure,
  };
};

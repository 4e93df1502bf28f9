import { readRules } from '#contracts/rules.ts';
import { ok } from '#domain/kernel/result.ts';
import { parameterLabels } from '#domain/rules/parameter-labels.ts';
import { profileEntries } from '#domain/rules/profiles/entries.ts';
import { profiles, profileVersion } from '#domain/rules/profiles/profiles.ts';
import { ruleNotes } from '#domain/rules/rule-notes.ts';
import { ruleSets, ruleSetVersion } from '#domain/rules/rule-sets.ts';
import { aboutPerson, route } from '../../shared/http/route.ts';

/** The rules as the code ships them. */
export const readRulesRoute = () =>
  route(readRules, {
    about: aboutPerson,
    handle: async () =>
      ok({
        ruleSets: Object.values(ruleSets).map(({ id: ruleSetId, parameters, ...set }) => ({
          ...set,
          ruleSetId,
          version: ruleSetVersion(ruleSetId),
          parameters: parameters.map(({ id, default: fallback, ...parameter }) => ({
            ...parameter,
            parameter: `${ruleSetId}/${id}`,
            note: ruleNotes[ruleSetId][id] ?? '',
            label: parameterLabels[id] ?? id,
            default: fallback ?? null,
          })),
        })),
        profiles: profiles.map((profile) => ({
          regionId: profile.regionId,
          name: profile.name,
          version: profileVersion(profile),
          entries: profileEntries(profile).map(({ note, ...entry }) => ({ ...entry, note: note ?? null })),
        })),
      }),
  });

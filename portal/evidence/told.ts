/** A history in words: who did what when, by which rule, and which values it changed from what to what. From the stored events alone. */
import { roleLabels } from '#domain/access/person.ts';
import { eventLabels } from '#domain/event-labels.ts';
import type { Role } from '#domain/kernel/actor.ts';
import type { StoredEvent } from '#domain/kernel/event.ts';
import { type Change, type HistoryEvent, historyOf, leavesOf } from '#domain/kernel/history.ts';
import { aggregateKinds } from '#domain/kinds.ts';
import { profileOf } from '#domain/rules/profiles/profiles.ts';
import { ruleSetTitles } from '#domain/rules/titles.ts';
import { dateText, instantText, moneyText } from '../shown/dates.ts';
import { fieldWords, valueWord } from './field-words.ts';
import type { AuditedKind } from './kinds.ts';

/** One value that an event changed, in words. */
export interface ToldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface Told {
  readonly stored: StoredEvent;
  /** Null where what is stored is no event: then it is shown as it lies there. */
  readonly event: {
    readonly type: string;
    readonly label: string;
    readonly occurredAt: string;
    readonly recordedAt: string;
    readonly actor: string;
    readonly rules: HistoryEvent['rules'];
    readonly changes: readonly ToldChange[];
  } | null;
}

/** Names of units by id, as far as they are known. */
export type UnitNames = ReadonlyMap<string, string>;

/** The events of a history of that kind in order, each in words. */
export const toldOf = (kind: AuditedKind, events: readonly StoredEvent[], units: UnitNames): Told[] => {
  const aggregate = aggregateKinds[kind];
  const history = aggregate === undefined ? [] : historyOf(aggregate, events);
  const byHash = new Map(history.map((event) => [event.hash, event]));
  const words = wordsFor(kind, itemsIn(kind, history), units);
  return events.map((stored) => {
    const event = byHash.get(stored.hash);
    return { stored, event: event === undefined ? null : inWords(event, units, words) };
  });
};

/** Before it there was nothing: what a kind begins with are placeholders. */
const first = 1;

const inWords = (event: HistoryEvent, units: UnitNames, words: Words): Told['event'] => {
  const { sequence, type, occurredAt, recordedAt, actor, rules } = event;
  const unit = actor.unitId === undefined ? [] : [units.get(actor.unitId) ?? actor.unitId];
  return {
    ...{ type, occurredAt, recordedAt, rules: distinct(rules) },
    label: eventLabels[type] ?? type,
    actor: [...unit, roleLabels[actor.role as Role]].join(' '),
    changes: event.changes
      .flatMap((change) => leavesOf(sequence === first ? { ...change, before: null } : change))
      .map(words),
  };
};

const distinct = (rules: HistoryEvent['rules']): HistoryEvent['rules'] => [
  ...new Map(rules.map((rule) => [`${rule.rule} ${rule.clause}`, rule])).values(),
];

type Words = (change: Change) => ToldChange;

/** What kind each work item is of: it is spoken of by that, not by its id. */
const itemsIn = (kind: AuditedKind, history: readonly HistoryEvent[]): ReadonlyMap<string, string> =>
  new Map(
    history
      .flatMap(({ changes }) => changes.flatMap(leavesOf))
      .flatMap(({ path, after }) => {
        const id = /^\/items\/([^/]+)\/kind$/.exec(path)?.[1];
        return id === undefined || typeof after !== 'string' ? [] : [[id, valueWord(kind, 'kind', after) ?? after]];
      }),
  );

const wordsFor =
  (kind: AuditedKind, items: ReadonlyMap<string, string>, units: UnitNames): Words =>
  ({ path, before, after }) => {
    const segments = path.slice(1).split('/').map(unescaped);
    const field = segments.findLast((segment) => segment in fieldWords) ?? '';
    const text = (value: unknown): string => valueText(kind, field, value, units);
    return {
      field: segments.map((segment, index) => segmentText(segments[index - 1], segment, items)).join(' · '),
      before: text(before),
      after: text(after),
    };
  };

const unescaped = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

const segmentText = (parent: string | undefined, segment: string, items: ReadonlyMap<string, string>): string => {
  if (/^\d+$/.test(segment)) return `第${Number(segment) + 1}项`;
  return fieldWords[`${parent}/${segment}`] ?? fieldWords[segment] ?? items.get(segment) ?? segment;
};

const valueText = (kind: AuditedKind, field: string, value: unknown, units: UnitNames): string => {
  if (value === null || value === undefined || value === '') return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value))
    return value.length === 0 ? '无' : value.map((one) => valueText(kind, field, one, units)).join('、');
  if (typeof value === 'object') return '无';
  if (typeof value === 'number') return /Cents$/.test(field) ? moneyText(value) : String(value);
  if (typeof value !== 'string') return String(value);
  return valueWord(kind, field, value) ?? units.get(value) ?? named(field, value) ?? dated(value) ?? value;
};

const titles: Readonly<Record<string, { readonly title: string }>> = ruleSetTitles;

const named = (field: string, value: string): string | undefined => {
  if (field === 'regionId') return profileOf(value)?.name;
  return field === 'ruleSetId' && titles[value] !== undefined ? `《${titles[value].title}》` : undefined;
};

/** Whoever writes a text may write anything, also what only looks like a date. */
const dated = (value: string): string | undefined => {
  if (Number.isNaN(Date.parse(value))) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateText(value);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? instantText(value) : undefined;
};

/** What decisions are given in tests: one fixed moment, ids that count, the calendar the code ships. */
import { createHash } from 'node:crypto';
import { baseCalendar } from '#domain/calendar/years.ts';
import type { Actor, Role } from '#domain/kernel/actor.ts';
import type { Context } from '#domain/kernel/aggregate.ts';
import type { HashFunction } from '#domain/kernel/event.ts';

/** Monday 2026-10-12 09:30 in Shanghai, the first working morning after the autumn holidays and their make-up Saturday. */
export const monday = '2026-10-12T01:30:00.000Z';

export const sha256: HashFunction = {
  algorithm: 'SHA-256',
  hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
};

/** `id-1`, `id-2`, … */
export const countingIds = (): (() => string) => {
  let last = 0;
  return () => {
    last += 1;
    return `id-${last}`;
  };
};

/** An acting person: in which role, for which unit, and whom they represent. */
export interface By {
  readonly actor: Actor;
  readonly represents: readonly string[];
}

export const officer = (role: Role, unitId: string, more: { name?: string; represents?: string[] } = {}): By => ({
  actor: { principalId: more.name ?? `${unitId}-${role}`, role, unitId },
  represents: more.represents ?? [],
});

export const applicant = (subjectId = 'subject-1', name = 'clerk-zhang'): By => ({
  actor: { principalId: name, role: 'applicant' },
  represents: [subjectId],
});

export const workflow: By = { actor: { principalId: 'system:workflow', role: 'system' }, represents: [] };

export const contextOf = (by: By = workflow, more: Partial<Context> = {}): Context => ({
  now: monday,
  ...by,
  calendar: baseCalendar,
  newId: countingIds(),
  digest: sha256.hex,
  ...more,
});

/** The instant `days` and `minutes` after `from`. */
export const later = (from: string, days: number, minutes = 0): string =>
  new Date(new Date(from).getTime() + (days * 1440 + minutes) * 60_000).toISOString();

/**
 * A history people can read, from the stored events alone: each event is folded, and what the fold changed is what the event changed.
 * Pure, and told nothing about the kind of case, so that every later kind gets its timeline from here.
 */
import type { AnyToldKind } from './aggregate.ts';
import { type EventBody, readBody, type StoredEvent } from './event.ts';

export interface Change {
  /** JSON pointer into the state. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export type HistoryEvent = ReturnType<typeof historyOf>[number];

/** The events in order. One whose body cannot be read or folded is shown with what it says and without changes: the chain check names it. */
export const historyOf = (kind: AnyToldKind, events: readonly StoredEvent[]) => {
  let state: unknown = kind.initial;
  return events.flatMap((stored) => {
    const body = readBody(stored);
    if (body === undefined) return [];
    const after = folded(kind, state, body);
    const changes = after === undefined ? [] : differences(state, after, '');
    if (after !== undefined) state = after;
    const { sequence, id, type, occurredAt, recordedAt, actor, command, data } = body;
    return [
      {
        ...{ sequence, id, type, occurredAt, recordedAt, actor, command },
        rules: found(data, ruleIn),
        documents: found(data, documentIn),
        changes,
        hash: stored.hash,
        prevHash: stored.prevHash,
        algorithm: stored.algorithm,
      },
    ];
  });
};

const folded = (kind: AnyToldKind, state: unknown, body: EventBody): unknown => {
  const event = kind.event.safeParse({ type: body.type, data: body.data });
  return event.success ? kind.evolve(state, event.data, body) : undefined;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The deepest values that differ. A part that is new or gone is one change, not one per leaf. */
export const differences = (before: unknown, after: unknown, path: string): Change[] => {
  if (before === after) return [];
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after))
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ path, before: before ?? null, after: after ?? null }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differences(before[name], after[name], `${path}/${escaped(name)}`));
};

/** A change as the single values it consists of: what was added or went as a whole is told part by part. Lists of plain values stay whole. */
export const leavesOf = ({ path, before, after }: Change): Change[] => {
  const parts = [before, after].filter(isNested);
  if (parts.length === 0) return before === after ? [] : [{ path, before, after }];
  const names = [...new Set(parts.flatMap((part) => Object.keys(part)))];
  const at = (part: unknown, name: string): unknown => (isNested(part) ? (part[name] ?? null) : null);
  return names.flatMap((name) =>
    leavesOf({ path: `${path}/${escaped(name)}`, before: at(before, name), after: at(after, name) }),
  );
};

/** Holds something that has names of its own. */
const isNested = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && (Array.isArray(value) ? value.some(isObject) : Object.keys(value).length > 0);

const found = <T>(value: unknown, read: (part: Record<string, unknown>) => T | undefined): T[] => {
  if (!isObject(value)) return [];
  const here = Array.isArray(value) ? undefined : read(value);
  return [...(here === undefined ? [] : [here]), ...Object.values(value).flatMap((part) => found(part, read))];
};

/** A rule an event rests on: a rule set with its clause, or a parameter with its basis. */
const ruleIn = (part: Record<string, unknown>): { rule: string; clause: string } | undefined => {
  const rule = part['ruleSetId'] ?? part['parameter'] ?? part['way'];
  const clause = part['clause'] ?? part['basis'];
  return typeof rule === 'string' && typeof clause === 'string' ? { rule, clause } : undefined;
};

/** The files that an event's data names, with the salted digests that stand there. */
export const filesIn = (data: unknown): Digest[] => found(data, fileIn);

interface Digest {
  readonly documentId: string;
  readonly sha256: string;
}

const digest = (documentId: unknown, sha256: unknown): Digest | undefined =>
  typeof documentId === 'string' && typeof sha256 === 'string' ? { documentId, sha256 } : undefined;

const fileIn = (part: Record<string, unknown>) => digest(part['documentId'], part['sha256']);

/** A file, or a letter whose text the system keeps. */
const documentIn = (part: Record<string, unknown>) => fileIn(part) ?? digest(part['commitmentId'], part['textHash']);

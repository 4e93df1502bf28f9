/** What belongs to a history besides its events: the decisions in it that are to be had as documents, and the files it names. */
import { commitmentDecisions } from '#domain/commitment/decision-document.ts';
import { readBody, type StoredEvent } from '#domain/kernel/event.ts';
import { filesIn } from '#domain/kernel/history.ts';
import { repairDecisions } from '#domain/repair/decision-document.ts';
import type { AuditedKind } from './kinds.ts';

export interface Contents {
  /** Sequences of the events that decide. */
  readonly decisions: readonly number[];
  /** Ids of documents, each once, in the order in which they came. */
  readonly documents: readonly string[];
}

const decisionsOf: Partial<Record<AuditedKind, readonly string[]>> = {
  repairCase: repairDecisions,
  commitmentCase: commitmentDecisions,
};

/** Only cases have documents that are to be had: the API asks for which case somebody looks. */
export const contentsOf = (kind: AuditedKind, events: readonly StoredEvent[]): Contents => {
  const types = decisionsOf[kind];
  if (types === undefined) return { decisions: [], documents: [] };
  const bodies = events.flatMap((event) => readBody(event) ?? []);
  return {
    decisions: bodies.filter(({ type }) => types.includes(type)).map(({ sequence }) => sequence),
    documents: [...new Set(bodies.flatMap(({ data }) => filesIn(data).map(({ documentId }) => documentId)))],
  };
};

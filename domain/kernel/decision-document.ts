/**
 * A decision as the document that whom it concerns is given. Made from the stored events alone, so that the document and the history
 * cannot disagree; names of subject and units are put in where it is drawn, since events hold none.
 */
import type { DomainEvent, EvolveMeta } from './aggregate.ts';
import type { StoredEvent } from './event.ts';

/** An event of a history with where it stands there and the hash that vouches for it. */
export interface ToldEvent<E extends DomainEvent> {
  readonly event: E;
  readonly meta: EvolveMeta;
  readonly seal: Pick<StoredEvent, 'hash' | 'algorithm'>;
}

/** What is said of one thing that was decided on: each line a label and a text. */
export interface DecisionSection {
  readonly heading: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
}

export interface DecisionDocument {
  readonly title: string;
  /** 决定文号, where one was given. */
  readonly number: string | null;
  readonly caseId: string;
  readonly subjectId: string;
  /** Who decided; several in a joint review. */
  readonly unitIds: readonly string[];
  readonly opening: string;
  readonly sections: readonly DecisionSection[];
  /** Instant of the decision, and its place in the history. */
  readonly decidedAt: string;
  readonly sequence: number;
  readonly seal: ToldEvent<DomainEvent>['seal'];
}

/** Lines whose text there is; what a decision does not state is not spoken of. */
export const linesOf = (
  ...lines: readonly (readonly [label: string, text: string | null | undefined])[]
): DecisionSection['lines'] => lines.flatMap(([label, text]) => (text == null || text === '' ? [] : [[label, text]]));

/** The decision at `sequence`, by default the last; undefined where there is none of these types (there). */
export const decisionAmong = <E extends DomainEvent, T extends E['type']>(
  history: readonly ToldEvent<E>[],
  types: readonly T[],
  sequence?: number,
): ToldEvent<Extract<E, { type: T }>> | undefined =>
  history
    .filter((told): told is ToldEvent<Extract<E, { type: T }>> => types.some((type) => type === told.event.type))
    .findLast(({ meta }) => sequence === undefined || meta.sequence === sequence);

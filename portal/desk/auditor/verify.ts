/** The verification of a history in the browser: nobody has to believe the system that it checked itself. */
import type { AnswerOf } from '../../api/operations.ts';
import type { AuditedKind } from '../../evidence/kinds.ts';
import type { UnitNames } from '../../evidence/told.ts';
import { type Head, type Verdict, verdictOf } from '../../evidence/verdict.ts';
import { api } from '../api.ts';

type Chain = AnswerOf<'readChain'>;

export interface Proof extends Verdict {
  readonly events: Chain['entries'];
  readonly head: Head;
  /** One a day. */
  readonly checkpoints: Chain['checkpoints'];
  readonly units: UnitNames;
}

const limit = 50;

/** Reads the whole history as it is stored and checks every link, then each daily checkpoint; `onRead` hears how many events have come. */
export const proofOf = async (
  kind: AuditedKind,
  id: string,
  signal: AbortSignal,
  onRead: (events: number) => void,
): Promise<Proof> => {
  const pages: Chain[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { limit, ...(cursor !== undefined && { cursor }) };
    const page: Chain = await api.call('readChain', { params: { kind, id }, query }, { signal });
    pages.push(page);
    onRead(pages.reduce((sum, { entries }) => sum + entries.length, 0));
    if (page.next === null) return proven(pages, page.head);
    cursor = page.next;
  }
};

const proven = (pages: readonly Chain[], head: Head): Proof => {
  const events = pages.flatMap(({ entries }) => entries);
  // Each page brings the checkpoints of its days, so a day with many events comes several times.
  const checkpoints = [...new Map(pages.flatMap((page) => page.checkpoints).map((one) => [one.day, one])).values()];
  const units = new Map(pages.flatMap((page) => page.units).map(({ id, name }) => [id, name]));
  return { events, head, checkpoints, units, ...verdictOf(events, head, checkpoints) };
};

/**
 * The verification of a history in the browser: the very code the system itself uses, with a hash function written in JavaScript, because
 * the browser's own is asynchronous. Nobody has to believe the system that it checked itself.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type HashFunction, verifyChain } from '#domain/kernel/event.ts';
import type { AnswerOf } from '../../api/operations.ts';
import type { AuditedKind } from '../../evidence/kinds.ts';
import { api } from '../api.ts';

const hash: HashFunction = { algorithm: 'SHA-256', hex: (text) => bytesToHex(sha256(utf8ToBytes(text))) };

type Chain = AnswerOf<'readChain'>;
export type StoredEvent = Chain['entries'][number];

export interface Proof {
  readonly events: readonly StoredEvent[];
  /** Null: whole. */
  readonly firstBad: { readonly sequence: number; readonly reason: string } | null;
  /** Checkpoints of the write-once store that name another head than the history has. */
  readonly against: Chain['checkpoints'];
  readonly checkpoints: number;
}

/** Reads the whole history as it is stored and checks every link, then each daily checkpoint. */
export const proofOf = async (kind: AuditedKind, id: string, signal: AbortSignal): Promise<Proof> => {
  const events: StoredEvent[] = [];
  const checkpoints: Chain['checkpoints'] = [];
  for (let cursor: string | undefined; ; ) {
    const page: Chain = await api.call(
      'readChain',
      { params: { kind, id }, query: { limit: 50, ...(cursor !== undefined && { cursor }) } },
      { signal },
    );
    events.push(...page.entries);
    checkpoints.push(...page.checkpoints);
    if (page.next === null) return checked(events, page.head, checkpoints);
    cursor = page.next;
  }
};

const checked = (events: readonly StoredEvent[], head: Chain['head'], checkpoints: Chain['checkpoints']): Proof => {
  const verdict = verifyChain(events, head, hash);
  const hashAt = new Map(events.map((event) => [event.sequence, event.hash]));
  return {
    events,
    firstBad: verdict.ok ? null : verdict.problem,
    against: checkpoints.filter((point) => hashAt.get(point.sequence) !== point.hash),
    checkpoints: checkpoints.length,
  };
};

export const reasonWords: Readonly<Record<string, string>> = {
  gap: '缺少事件',
  prevHashMismatch: '与前一事件不相连',
  hashMismatch: '内容与哈希不符',
  bodyMismatch: '内容不是该对象的事件',
  headMismatch: '与快照记录的链尾不符',
  snapshotMismatch: '重算结果与快照不符',
};

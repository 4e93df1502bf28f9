/**
 * Whether a history holds: the very code that the system itself uses, with a hash function written in JavaScript, because the browser's own is
 * asynchronous. The desk asks it of what the API answers, the checker in an evidence package of what lies in the package.
 */
import { type ChainProblem, type HashFunction, type StoredEvent, verifyChain } from '#domain/kernel/event.ts';
import { sha256Hex } from '../proof/sha256.ts';

export const sha256: HashFunction = { algorithm: 'SHA-256', hex: sha256Hex };

/** Where a chain ends, as its snapshot or a checkpoint names it. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** What the write-once checkpoint of a day says of a chain. */
export interface Checkpoint extends Head {
  readonly day: string;
  readonly writtenAt: string;
}

export interface Verdict {
  /** Null: whole. */
  readonly firstBad: ChainProblem | null;
  /** Checkpoints that name another hash than the history has there. */
  readonly against: readonly Checkpoint[];
}

/** Checks every link and the head, then each checkpoint. */
export const verdictOf = (events: readonly StoredEvent[], head: Head, checkpoints: readonly Checkpoint[]): Verdict => {
  const chain = verifyChain(events, head, sha256);
  const hashAt = new Map(events.map((event) => [event.sequence, event.hash]));
  return {
    firstBad: chain.ok ? null : chain.problem,
    against: checkpoints.filter((point) => hashAt.get(point.sequence) !== point.hash),
  };
};

export const reasonWords: Readonly<Record<ChainProblem['reason'], string>> = {
  gap: '缺少事件',
  prevHashMismatch: '与前一事件不相连',
  hashMismatch: '内容与哈希不符',
  bodyMismatch: '内容不是该对象的事件',
  headMismatch: '与快照记录的链尾不符',
  snapshotMismatch: '重算结果与快照不符',
};

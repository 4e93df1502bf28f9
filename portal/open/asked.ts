/** What a page asks of the API, and where that stands. */
import { useEffect, useState } from 'react';
import { makeCall } from '../api/call.ts';
import { Problem, unreachable } from '../api/problem.ts';

export const { call } = makeCall(async () => null);

type Outcome<T> = { readonly answer: T } | { readonly problem: Problem };

/** Whatever else goes wrong on the way is shown as a line that is down. */
const outcomeOf = <T>(answer: Promise<T>): Promise<Outcome<T>> =>
  answer.then(
    (found) => ({ answer: found }),
    (error: unknown) => ({ problem: error instanceof Problem ? error : unreachable() }),
  );

export interface Asked<T> {
  /** Undefined while it is on its way. */
  readonly outcome: Outcome<T> | undefined;
  readonly again: () => void;
}

/** Asks whenever `key` changes, and again when the line comes back after it was down. */
export const useAsked = <T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Asked<T> => {
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<{ readonly key: string; readonly outcome: Outcome<T> }>();
  const outcome = known?.key === key ? known.outcome : undefined;
  const again = (): void => {
    setKnown(undefined);
    setAttempt((count) => count + 1);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything the question is made of
  useEffect(() => {
    const controller = new AbortController();
    let left = false;
    void outcomeOf(ask(controller.signal)).then((found) => {
      if (!left) setKnown({ key, outcome: found });
    });
    return () => {
      left = true;
      controller.abort();
    };
  }, [key, attempt]);

  const failed = outcome !== undefined && 'problem' in outcome;
  useEffect(() => {
    if (!failed) return;
    const retry = (): void => setAttempt((count) => count + 1);
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [failed]);

  return { outcome, again };
};

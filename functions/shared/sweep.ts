/** A sweep handles its findings one by one; one that fails is logged and met again at the next sweep, the rest go on. */
import type { Log } from './log.ts';
import * as logEntries from './log-entries.ts';

export const sweepEach = async <T>(
  sweep: { readonly name: string; readonly log: Log },
  found: readonly T[],
  idOf: (item: T) => string,
  act: (item: T) => Promise<void>,
): Promise<void> => {
  let failed = 0;
  for (const item of found) {
    try {
      await act(item);
    } catch (error) {
      failed += 1;
      sweep.log(logEntries.sweepFailed, { sweep: sweep.name, id: idOf(item) }, error);
    }
  }
  sweep.log(logEntries.swept, { sweep: sweep.name, found: found.length, done: found.length - failed, failed });
};

/** A log that remembers the codes of what it was told. */
import type { Log } from '../../functions/shared/log.ts';

export const rememberingLog = (): { readonly log: Log; readonly codes: string[] } => {
  const codes: string[] = [];
  return {
    codes,
    log: (entry) => {
      codes.push(entry.code);
    },
  };
};

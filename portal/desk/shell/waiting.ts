import { createContext, useContext } from 'react';
import { useAnswer } from '../api.ts';
import { useNews } from './news.tsx';

const Context = createContext(0);
export const WaitingProvider = Context.Provider;

/** How many open items wait for the person: their own, and those that nobody has claimed. */
export const useWaiting = (): number => useContext(Context);

/** Asks for that number now and then, and says so when it has changed. */
export const useCountOfWaiting = (enabled: boolean): number => {
  const counts = useAnswer('countWorkItems', {}, { enabled, refetchInterval: 20_000 }).data;
  const waiting = counts && counts.mine + counts.unclaimed;
  useNews(waiting === undefined ? undefined : `待办现有${waiting}项`);
  return waiting ?? 0;
};

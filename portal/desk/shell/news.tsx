/**
 * What changed while somebody looks at a page, said politely: a screen reader says it at the next pause; neither focus nor anything typed
 * is touched.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

let said = '';
let listener: () => void = () => undefined;

const subscribe = (onChange: () => void): (() => void) => {
  listener = onChange;
  return () => {
    listener = () => undefined;
  };
};

/** Stands once in the shell, since a region that comes with its text is not read out. */
export const News = () => (
  <div className="unseen" role="log" aria-label="最新动态">
    {useSyncExternalStore(subscribe, () => said)}
  </div>
);

/** Says the text whenever it has become another one; what was there first is no news. */
export const useNews = (text: string | undefined): void => {
  const known = useRef<string>(undefined);
  useEffect(() => {
    if (known.current !== undefined && text !== undefined && text !== known.current) {
      said = text;
      listener();
    }
    known.current = text ?? known.current;
  }, [text]);
};

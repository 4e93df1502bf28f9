/** Small texts that outlive a reload and a new sign-in on the same device: what this browser keeps, shared by its tabs. */
import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};
addEventListener('storage', tell);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The text kept under the name, and how to replace it; null keeps none. */
export const useKept = (name: string): readonly [string | null, (text: string | null) => void] => {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(name));
  const keep = useCallback(
    (next: string | null) => {
      if (next === null) localStorage.removeItem(name);
      else localStorage.setItem(name, next);
      tell();
    },
    [name],
  );
  return [text, keep];
};

import type { ReactNode } from 'react';
import './enterprise.css';

export type Tone = 'good' | 'todo' | 'wait' | 'bad' | 'quiet';

/** A short state beside a thing. The colour only repeats what the words say. */
export const Mark = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={`ent-mark ent-mark-${tone}`}>{children}</span>
);

import type { ReactNode } from 'react';
import './mark.css';

export type Tone = 'plain' | 'current' | 'good' | 'near' | 'bad';

/** A short word that says how something stands; the word alone is enough, its colour only helps. */
export const Mark = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`mark mark-${tone}`}>{children}</span>
);

/** Working days before the last one at which a limit is shown as near. */
const near = 2;

/** Of what is due in so many working days. */
export const toneOf = (workingDays: number | null): Tone =>
  workingDays === null ? 'plain' : workingDays < 0 ? 'bad' : workingDays <= near ? 'near' : 'good';

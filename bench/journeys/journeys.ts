/** The kinds of cases that are measured, each in the same rows. */
import { commitment } from './commitment.ts';
import type { Journey } from './journey.ts';
import { repair } from './repair.ts';

export const journeys: readonly Journey[] = [repair, commitment];

/** What a group of pages puts into the menu, and for whom. */
import type { Role } from '#domain/kernel/actor.ts';

export interface MenuEntry {
  /** Below /desk. */
  readonly path: string;
  readonly label: string;
  readonly roles: readonly Role[];
  /** Whether the number of open items stands beside it. */
  readonly waiting?: true;
}

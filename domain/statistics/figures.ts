/** The figures of a unit's month: the bulletin is counted from the same events as the histories, so that both say the same. */

/** Amounts by name; a figure that is not named is zero. */
export type Figures = Readonly<Record<string, number>>;

/** An event as it is counted. `occurredAt` is business time, UTC. */
export interface Counted {
  readonly type: string;
  readonly occurredAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** How the events of one kind of case are counted. */
export interface Counting {
  /** Events that move a figure. */
  readonly events: readonly string[];
  /** What an event of a case opened at `openedAt` (UTC) adds. */
  readonly figuresOf: (event: Counted, openedAt: string) => Figures;
}

/** Sum of the figures of several events; what comes to nothing is left out. */
export const addFigures = (parts: readonly Figures[]): Figures => {
  const sum: Record<string, number> = {};
  for (const part of parts)
    for (const [figure, amount] of Object.entries(part)) if (amount > 0) sum[figure] = (sum[figure] ?? 0) + amount;
  return sum;
};

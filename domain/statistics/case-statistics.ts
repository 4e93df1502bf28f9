/** Which figure of a unit's month a case event moves: the monthly bulletin is counted from the same events as the history. */

export const figures = [
  'opened',
  'accepted',
  'notAccepted',
  'granted',
  'refused',
  'withdrawn',
  'revoked',
  'concluded',
  'fellDue',
] as const;
export type Figure = (typeof figures)[number];

const figureOf: Readonly<Record<string, Figure>> = {
  RepairCaseOpened: 'opened',
  RepairCaseAccepted: 'accepted',
  RepairCaseAcceptanceRefused: 'notAccepted',
  RepairCaseWithdrawn: 'withdrawn',
  RepairCaseRevoked: 'revoked',
  RepairCaseConcluded: 'concluded',
  WorkItemFellDue: 'fellDue',
};

/** Events that move a figure. */
export const countedEvents: readonly string[] = [...Object.keys(figureOf), 'RepairCaseDecided'];

/** The figures an event adds to, each with its amount; decisions count per record. */
export const figuresOf = (event: {
  readonly type: string;
  readonly data: Record<string, unknown>;
}): Partial<Record<Figure, number>> => {
  if (event.type === 'RepairCaseDecided') return decided(event.data['records']);
  const figure = figureOf[event.type];
  return figure === undefined ? {} : { [figure]: 1 };
};

const decided = (records: unknown): Partial<Record<Figure, number>> => {
  const outcomes = (Array.isArray(records) ? records : []).map((r: { outcome?: unknown }) => r.outcome);
  const count = (outcome: string) => outcomes.filter((o) => o === outcome).length;
  return { granted: count('granted'), refused: count('refused') };
};

/** Sum of the figures of several events. */
export const addFigures = (parts: readonly Partial<Record<Figure, number>>[]): Partial<Record<Figure, number>> => {
  const sum: Partial<Record<Figure, number>> = {};
  for (const part of parts)
    for (const figure of figures) {
      const amount = part[figure] ?? 0;
      if (amount > 0) sum[figure] = (sum[figure] ?? 0) + amount;
    }
  return sum;
};

/** Which figure of the month an event of a repair case moves. */
import type { Counted, Counting, Figures } from './figures.ts';

const figureOf: Readonly<Record<string, string>> = {
  RepairCaseOpened: 'opened',
  RepairCaseAccepted: 'accepted',
  RepairCaseAcceptanceRefused: 'notAccepted',
  RepairCaseWithdrawn: 'withdrawn',
  RepairCaseRevoked: 'revoked',
  RepairCaseConcluded: 'concluded',
  WorkItemFellDue: 'fellDue',
};

/** Decisions count per record. */
const decided = ({ data: { records } }: Counted): Figures => {
  const outcomes = (Array.isArray(records) ? records : []).map((r: { outcome?: unknown }) => r.outcome);
  const count = (outcome: string) => outcomes.filter((o) => o === outcome).length;
  return { granted: count('granted'), refused: count('refused') };
};

export const repairFigures: Counting = {
  events: [...Object.keys(figureOf), 'RepairCaseDecided'],
  figuresOf: (event) => {
    if (event.type === 'RepairCaseDecided') return decided(event);
    const figure = figureOf[event.type];
    return figure === undefined ? {} : { [figure]: 1 };
  },
};

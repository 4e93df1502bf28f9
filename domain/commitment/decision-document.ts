/** The decisions of 告知承诺 as documents: granted, refused, not open to commitment, revoked. */
import { performanceLabels } from '../credit-commitment/performance.ts';
import {
  type DecisionDocument,
  type DecisionSection,
  decisionAmong,
  linesOf,
  type ToldEvent,
} from '../kernel/decision-document.ts';
import type { CommitmentEvent } from './events.ts';

/** The events that a document is made from. */
export const commitmentDecisions = [
  'CommitmentCaseGranted',
  'CommitmentCaseRefused',
  'CommitmentCaseFoundNotEligible',
  'CommitmentCaseRevoked',
] as const;
type Decision = Extract<CommitmentEvent, { type: (typeof commitmentDecisions)[number] }>;
type Opened = Extract<CommitmentEvent, { type: 'CommitmentCaseOpened' }>['data'];

const titles: Readonly<Record<Opened['procedure'], Readonly<Record<Decision['type'], string>>>> = {
  commitment: {
    CommitmentCaseGranted: '告知承诺准予决定书',
    CommitmentCaseRefused: '告知承诺不予决定书',
    CommitmentCaseFoundNotEligible: '不适用告知承诺通知书',
    CommitmentCaseRevoked: '告知承诺撤销决定书',
  },
  ordinary: {
    CommitmentCaseGranted: '准予决定书',
    CommitmentCaseRefused: '不予决定书',
    CommitmentCaseFoundNotEligible: '不适用告知承诺通知书',
    CommitmentCaseRevoked: '撤销决定书',
  },
};

/** The document of a case's decision, by default the last one; null where it has decided nothing (yet). */
export const commitmentDecision = (
  history: readonly ToldEvent<CommitmentEvent>[],
  sequence?: number,
): DecisionDocument | null => {
  const told = decisionAmong(history, commitmentDecisions, sequence);
  const opened = history.map(({ event }) => event).find((event) => event.type === 'CommitmentCaseOpened')?.data;
  if (told === undefined || opened === undefined) return null;
  const { event, meta, seal } = told;
  return {
    title: titles[opened.procedure][event.type],
    number: 'decisionNumber' in event.data ? event.data.decisionNumber : null,
    caseId: opened.caseId,
    subjectId: opened.subjectId,
    unitIds: [opened.unitId],
    opening: '就下列事项，经审查，决定如下：',
    sections: [{ heading: opened.matter.name, lines: linesFor(event) }],
    decidedAt: meta.occurredAt,
    sequence: meta.sequence,
    seal,
  };
};

const linesFor = (decision: Decision): DecisionSection['lines'] => {
  switch (decision.type) {
    case 'CommitmentCaseGranted': {
      const { reason, basis, deferred } = decision.data;
      const later = deferred.map(({ name }) => name).join('、');
      return linesOf(['决定', '准予'], ['理由', reason], ['依据', basis], ['须补交的材料', later]);
    }
    case 'CommitmentCaseRefused': {
      const { reason, toFix, reviewRoute } = decision.data;
      return linesOf(['决定', '不予'], ['理由', reason], ['如何补足', toFix], ['救济途径', reviewRoute]);
    }
    case 'CommitmentCaseFoundNotEligible': {
      const reasons = decision.data.reasons.map(({ text, basis }): readonly [string, string] => [
        '理由',
        `${text}（依据：${basis}）`,
      ]);
      return linesOf(['决定', '不适用告知承诺，可以按一般程序申请'], ...reasons);
    }
    case 'CommitmentCaseRevoked': {
      const { reason, basis, performance } = decision.data;
      return linesOf(
        ['决定', '撤销原决定'],
        ['理由', reason],
        ['依据', basis],
        ['履行情况', performanceLabels[performance.status]],
        ['未履行的承诺', 'unkept' in performance ? performance.unkept : null],
        ['违诺责任追究', 'accountability' in performance ? performance.accountability : null],
      );
    }
  }
};

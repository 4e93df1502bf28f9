/** 信用修复决定书 and its like: what was decided on each record, why, by which rule, and what the subject can do now. */
import {
  type DecisionDocument,
  type DecisionSection,
  decisionAmong,
  linesOf,
  type ToldEvent,
} from '../kernel/decision-document.ts';
import { ruleSetTitles } from '../rules/titles.ts';
import type { RepairEvent } from './events.ts';

/** The events that a document is made from. */
export const repairDecisions = ['RepairCaseAcceptanceRefused', 'RepairCaseDecided', 'RepairCaseRevoked'] as const;
type Decision = Extract<RepairEvent, { type: (typeof repairDecisions)[number] }>;
type Decided = Extract<Decision, { type: 'RepairCaseDecided' }>['data'];

const titleOf = (decision: Decision): string => {
  switch (decision.type) {
    case 'RepairCaseAcceptanceRefused':
      return '信用修复申请不予受理决定书';
    case 'RepairCaseRevoked':
      return '撤销信用修复决定书';
    case 'RepairCaseDecided':
      return decision.data.records.some(({ outcome }) => outcome === 'granted')
        ? '信用修复决定书'
        : '不予信用修复决定书';
  }
};

const openings: Readonly<Record<Decision['type'], string>> = {
  RepairCaseAcceptanceRefused: '就下列失信信息提出的信用修复申请，经审查，决定如下：',
  RepairCaseDecided: '就下列失信信息提出的信用修复申请，经审查，决定如下：',
  RepairCaseRevoked: '就下列失信信息已经作出的信用修复决定，经查证，决定如下：',
};

/** The document of a case's decision, by default the last one; null where it has decided nothing (yet). */
export const repairDecision = (
  history: readonly ToldEvent<RepairEvent>[],
  sequence?: number,
): DecisionDocument | null => {
  const told = decisionAmong(history, repairDecisions, sequence);
  const opened = history.map(({ event }) => event).find((event) => event.type === 'RepairCaseOpened')?.data;
  if (told === undefined || opened === undefined) return null;
  const { event, meta, seal } = told;
  const numbers = new Map(opened.records.map(({ recordId, decisionNumber }) => [recordId, decisionNumber]));
  const deciding = event.type === 'RepairCaseDecided' ? opened.bodies : [];
  return {
    title: titleOf(event),
    number: null,
    caseId: opened.caseId,
    subjectId: opened.subjectId,
    unitIds: deciding.length > 0 ? deciding : [meta.actor.unitId ?? opened.unitId],
    opening: openings[event.type],
    sections: sectionsOf(event, numbers),
    decidedAt: meta.occurredAt,
    sequence: meta.sequence,
    seal,
  };
};

const sectionsOf = (decision: Decision, numbers: ReadonlyMap<string, string>): DecisionSection[] => {
  const numbered = (recordId: string): string => numbers.get(recordId) ?? recordId;
  switch (decision.type) {
    case 'RepairCaseDecided':
      return decision.data.records.map((record) => ({
        heading: numbered(record.recordId),
        lines: outcomeLines(record),
      }));
    case 'RepairCaseAcceptanceRefused': {
      const { reason, toFix, reviewRoute } = decision.data;
      const lines = linesOf(['决定', '不予受理'], ['理由', reason], ['如何补足', toFix], ['救济途径', reviewRoute]);
      return [{ heading: [...numbers.values()].join('、'), lines }];
    }
    case 'RepairCaseRevoked': {
      const { recordIds, reason } = decision.data;
      const lines = linesOf(['决定', '撤销信用修复'], ['理由', reason]);
      return [{ heading: recordIds.map(numbered).join('、'), lines }];
    }
  }
};

const outcomeLines = ({ outcome, reason, toFix, ruleSetId, clause, reviewRoute }: Decided['records'][number]) =>
  linesOf(
    ['决定', outcome === 'granted' ? '准予信用修复' : '不予信用修复'],
    ['理由', reason],
    ['适用规则', ruleTitle(ruleSetId)],
    ['依据', clause],
    ['如何补足', toFix],
    ['救济途径', reviewRoute],
  );

/** Null where persons decided without the rules having settled which set governs. */
const ruleTitle = (ruleSetId: string): string | null => {
  const found = Object.entries(ruleSetTitles).find(([id]) => id === ruleSetId)?.[1];
  return found === undefined ? null : `《${found.title}》`;
};

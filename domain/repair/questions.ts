/** What the rules leave to a person when a case opens: an undetermined rule set or level, or a ban of unknown length. */
import type { Context } from '../kernel/aggregate.ts';
import { explainForFiling } from './rules.ts';
import type { CaseRecord, Question } from './state.ts';

const severities = ['minor', 'general', 'serious'];

export const openQuestionsFor = (
  opened: {
    readonly regionId: string;
    readonly receivedAt: string;
    readonly records: readonly CaseRecord[];
    readonly banFlagged: boolean;
  },
  context: Context,
): Question[] => [
  ...opened.records.flatMap((record) => nextQuestion(record, opened, context) ?? []),
  ...(opened.banFlagged ? [banQuestion(context)] : []),
];

/**
 * What a person must settle next about a record, if anything. One at a time: the level decides what each rule set says, and the rule
 * set decides whether the conditions can be told at all.
 */
export const nextQuestion = (
  record: CaseRecord,
  filed: { readonly regionId: string; readonly receivedAt: string },
  context: Pick<Context, 'calendar' | 'newId'>,
): Question | undefined => {
  const at = { now: filed.receivedAt, calendar: context.calendar };
  const { flags, byRuleSet, eligible } = explainForFiling(record, filed.regionId, at);
  const ask = (kind: Question['kind'], text: string, allowedAnswers: string[]): Question => ({
    id: context.newId(),
    kind,
    recordId: record.recordId,
    text: `${record.decisionNumber}${text}`,
    allowedAnswers,
    answer: null,
  });
  if (flags.includes('severityUndetermined'))
    return ask('severity', '的失信程度不能自动认定，请认定单位确定等级', severities);
  if (flags.includes('ruleSetUndetermined'))
    return ask('ruleSet', '认定于新规施行之前，适用的规则尚无定论，请选择适用规则', Object.keys(byRuleSet ?? {}));
  if (eligible === null)
    return ask('conditions', '是否具备修复条件不能由现有规则确定，请认定单位确认', ['met', 'unmet']);
  return undefined;
};

const banQuestion = (context: Context): Question => ({
  id: context.newId(),
  kind: 'reapplicationBan',
  recordId: null,
  text: '该主体曾被认定提供虚假材料，再次申请限制的年限未确定，请确认是否可以继续办理',
  allowedAnswers: ['mayProceed', 'barred'],
  answer: null,
});

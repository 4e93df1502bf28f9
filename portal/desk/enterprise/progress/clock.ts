/** A legal limit in words: who has to do what until when, what is left, and how it was counted. */
import { dateText, remainingText } from '../../../shown/dates.ts';
import { statusWords, type TimeLimit } from '../words.ts';

/** What the unit owes at this stage; where it owes nothing the clock says nothing. */
const dutyAt: Readonly<Record<string, string>> = {
  accepting: '决定是否受理',
  verifying: '作出修复决定',
  training: '作出修复决定',
  publicising: '作出修复决定',
  deciding: '作出修复决定',
  stopping: '确认各平台终止公示',
  reviewing: '作出决定',
  awaitingDocuments: '补交容缺材料',
  rectifying: '完成整改',
};

/** 应于2026年11月24日前决定是否受理，剩余2个工作日 */
export const limitSentence = (limit: TimeLimit, stage: string): string => {
  const duty = dutyAt[stage] ?? '办结';
  const left = remainingText(limit.remainingWorkingDays);
  return limit.dueOn === null
    ? `应在${limit.workingDays}个工作日内${duty}，${left}`
    : `应于${dateText(limit.dueOn)}前${duty}，${left}`;
};

const days = (dates: readonly string[]): string => dates.map((date) => dateText(date)).join('、');

/** Each line one step of the counting. */
export const derivationOf = (limit: TimeLimit): string[] => [
  `自${dateText(limit.startsOn)}的次日起算，共${limit.workingDays}个工作日，最后一日为${dateText(limit.dueOn, '尚未推算')}（含当日）。`,
  ...limit.adjustments.map(({ reason, workingDays }) => `其中因${reason}增加${workingDays}个工作日。`),
  ...(limit.restDaysSkipped.length > 0 ? [`节假日不计：${days(limit.restDaysSkipped)}。`] : []),
  ...(limit.makeUpWorkdays.length > 0 ? [`调休上班日计入：${days(limit.makeUpWorkdays)}。`] : []),
  `依据：${limit.basis}（${statusWords[limit.status]}）。`,
];

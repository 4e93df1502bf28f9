/** How far a repair case has come, from what the case itself says of its days. */
import type { RepairCase } from '../words.ts';

/** The way every case goes; stages in between belong to the step they lead to. */
export const track = ['提交', '受理', '核查', '审批', '终止公示', '办结'] as const;

const position: Readonly<Record<string, number>> = {
  filed: 1,
  accepting: 1,
  supplementing: 1,
  verifying: 2,
  training: 2,
  publicising: 3,
  deciding: 3,
  stopping: 4,
  concluded: track.length,
};

/** The step under way; null where the case ended on the way. */
export const stepOf = (stage: string): number | null => position[stage] ?? null;

export interface Milestone {
  readonly at: string;
  readonly what: string;
}

type Dated = Pick<
  RepairCase,
  | 'receivedAt'
  | 'acceptedAt'
  | 'supplement'
  | 'commitmentPublishedAt'
  | 'decidedAt'
  | 'endedAt'
  | 'stageLabel'
  | 'records'
>;

/** What has happened so far, the latest first. */
export const milestonesOf = (of: Dated): Milestone[] => {
  const dated: (readonly [at: string | null | undefined, what: string])[] = [
    [of.receivedAt, '收到申请'],
    [of.supplement?.requestedAt, '通知补正材料'],
    [of.supplement?.answeredAt, '收到补正材料'],
    [of.acceptedAt, '受理'],
    [of.commitmentPublishedAt, '修复承诺已公示'],
    [of.decidedAt, '作出决定'],
    ...of.records.map(
      ({ decisionNumber, effectsCompleted }) =>
        [effectsCompleted.publicationEnd, `${decisionNumber}：各平台均已终止公示`] as const,
    ),
    [of.endedAt, of.stageLabel],
  ];
  return dated
    .flatMap(([at, what]) => (at == null ? [] : [{ at, what }]))
    .toReversed()
    .toSorted((a, b) => b.at.localeCompare(a.at));
};

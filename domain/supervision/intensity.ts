/**
 * 核查强度: how closely a case of a subject is looked at, from the subject's credit state.
 * Why a table: that credit decides the manner of verification is law (国办发〔2020〕42号), how much it decides is not. So every row says
 * what it rests on, and every answer names the rows it came from. The procedure (承诺 or ordinary) is no row: it may not count.
 */
import * as z from '../kernel/schema.ts';

const Count = z.int().check(z.nonnegative());

/** What is known of a subject on the day of looking: its records not repaired and not ended, its bars, its broken promises. */
export const CreditState = z.strictObject(() => ({
  activeRecords: z.strictObject({ minor: Count, general: Count, serious: Count, undetermined: Count }),
  /** Bars from commitments not lifted yet. */
  bars: Count,
  /** Commitments whose performance is partial or none. */
  brokenCommitments: Count,
}));
export type CreditState = z.infer<typeof CreditState>;

export const intensityLevels = ['low', 'normal', 'high'] as const;
const Level = z.enum(intensityLevels);
type Level = z.infer<typeof Level>;

const reasonCodes = [
  'commitmentBar',
  'brokenCommitment',
  'seriousRecord',
  'generalRecord',
  'undeterminedRecord',
  'minorRecord',
  'nothingAdverse',
] as const;

const Status = z.enum(['confirmed', 'assumed', 'unknown']);

/** One thing that was looked at and what it led to. */
export const IntensityReason = z.strictObject(() => ({
  code: z.enum(reasonCodes),
  /** How many of them there are. */
  count: Count,
  level: Level,
  /** The sentence people read. */
  what: z.string(),
  basis: z.string(),
  status: Status,
}));
export type IntensityReason = z.infer<typeof IntensityReason>;

export const Intensity = z.strictObject(() => ({
  level: Level,
  /** Lots in a random draw: with two, a case is drawn first twice as often as with one. */
  weight: z.int().check(z.positive()),
  /** `onSite`: a person looks on the spot, whatever else the matter's own manner of verification is. */
  methodUpgrade: z.enum(['none', 'onSite']),
  reasons: z.array(IntensityReason),
}));
export type Intensity = z.infer<typeof Intensity>;

interface IntensityRule extends Omit<IntensityReason, 'count' | 'what'> {
  /** Only there; absent: everywhere. */
  readonly regionId?: string;
  readonly countIn: (state: CreditState) => number;
  readonly says: (count: number) => string;
}

/** That credit decides is confirmed; which level follows is the operator's own setting, so each row is assumed. */
const own = { basis: '国办发〔2020〕42号（核查方式与信用状况挂钩）；等级为系统运行设置', status: 'assumed' } as const;

const intensityRules: readonly IntensityRule[] = [
  {
    code: 'commitmentBar',
    level: 'high',
    countIn: ({ bars }) => bars,
    says: (count) => `有${count}项告知承诺限制尚未解除`,
    ...own,
  },
  {
    code: 'brokenCommitment',
    level: 'high',
    countIn: ({ brokenCommitments }) => brokenCommitments,
    says: (count) => `有${count}项信用承诺未履行或者未全部履行`,
    ...own,
  },
  {
    code: 'seriousRecord',
    level: 'high',
    countIn: ({ activeRecords }) => activeRecords.serious,
    says: (count) => `有${count}条严重失信信息尚未修复`,
    ...own,
  },
  {
    code: 'generalRecord',
    level: 'normal',
    countIn: ({ activeRecords }) => activeRecords.general,
    says: (count) => `有${count}条一般失信信息尚未修复`,
    ...own,
  },
  {
    code: 'undeterminedRecord',
    level: 'normal',
    countIn: ({ activeRecords }) => activeRecords.undetermined,
    says: (count) => `有${count}条失信信息尚未认定失信程度`,
    ...own,
  },
  {
    code: 'minorRecord',
    level: 'low',
    countIn: ({ activeRecords }) => activeRecords.minor,
    says: (count) => `有${count}条轻微失信信息，不提高核查强度`,
    ...own,
  },
];

const nothingAdverse: IntensityReason = {
  code: 'nothingAdverse',
  count: 0,
  level: 'low',
  what: '没有未修复的失信信息、告知承诺限制和未履行的承诺',
  ...own,
};

/** What each level means, also the operator's own setting. */
const consequences: Readonly<Record<Level, Pick<Intensity, 'weight' | 'methodUpgrade'>>> = {
  low: { weight: 1, methodUpgrade: 'none' },
  normal: { weight: 2, methodUpgrade: 'none' },
  high: { weight: 4, methodUpgrade: 'onSite' },
};

/** The intensity for a subject in `state` where `regionId` verifies: the highest level any rule gives, with every rule that spoke. */
export const intensityOf = (state: CreditState, regionId: string): Intensity => {
  const spoken = intensityRules
    .filter((rule) => rule.regionId === undefined || rule.regionId === regionId)
    .flatMap(({ code, level, basis, status, countIn, says }): IntensityReason[] => {
      const count = countIn(state);
      return count === 0 ? [] : [{ code, count, level, what: says(count), basis, status }];
    });
  const reasons = spoken.length === 0 ? [nothingAdverse] : spoken;
  const level = intensityLevels[Math.max(...reasons.map((reason) => intensityLevels.indexOf(reason.level)))] ?? 'low';
  return { level, ...consequences[level], reasons };
};

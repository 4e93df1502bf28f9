/**
 * What may follow a breach, by place (rules.md section 15.4): the paths differ, so they are data and the city profile names one.
 * After a rectification that was not made or did not help, revocation is open everywhere.
 */
import type { BreachKind } from './performance.ts';

export const breachPathIds = ['national', 'beijing', 'shanghaiLicences', 'shenzhen'] as const;
export type BreachPathId = (typeof breachPathIds)[number];

type FirstStep = 'rectification' | 'revocation';

export interface BreachPath {
  readonly basis: string;
  readonly status: 'confirmed' | 'assumed';
  /** What may be ordered first; null where the text does not say, and then a person may choose either. */
  readonly first: Readonly<Record<BreachKind, readonly FirstStep[] | null>>;
  /** Handling stands still while the subject rectifies (中止办理). */
  readonly suspendsHandling: boolean;
}

export const breachPaths: Readonly<Record<BreachPathId, BreachPath>> = {
  national: {
    basis: '国办发〔2020〕42号（终止办理、责令限期整改、撤销行政决定或者予以行政处罚，并纳入信用记录）',
    status: 'confirmed',
    first: { falseCommitment: ['rectification', 'revocation'], notKept: ['rectification', 'revocation'] },
    suspendsHandling: false,
  },
  beijing: {
    basis: '北京市优化营商环境条例第33条',
    status: 'confirmed',
    first: { falseCommitment: ['revocation'], notKept: ['rectification'] },
    suspendsHandling: false,
  },
  shanghaiLicences: {
    basis: '上海市优化营商环境条例第27条',
    status: 'confirmed',
    first: { falseCommitment: null, notKept: ['rectification'] },
    suspendsHandling: false,
  },
  shenzhen: {
    basis: '深圳经济特区社会信用条例第64条',
    status: 'confirmed',
    first: { falseCommitment: ['rectification'], notKept: ['rectification'] },
    suspendsHandling: true,
  },
};

/** Whether `step` may be ordered now. `rectified`: a rectification was ordered before for this breach. */
export const stepAllowed = (path: BreachPath, kind: BreachKind, step: FirstStep, rectified: boolean): boolean =>
  rectified || (path.first[kind]?.includes(step) ?? true);

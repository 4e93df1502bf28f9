/** Penalties that the demo, the tests and the measurements count on, enterprise by enterprise. The dates are chosen for the clock of 2026-10-12. */
import type { Correction, PlannedPenalty } from './penalties.ts';
import { correctionAfter, officeDay } from './penalties.ts';
import type { Random } from './random.ts';
import { subjectOf } from './subjects.ts';
import { benchEnterprises, complexEnterprise, demoEnterprise, manyRecordsEnterprise } from './world.ts';

/** General records determined in this span have served their three months on 2026-10-12. */
const servedSpan = { from: '2026-04-01', to: '2026-07-03', days: 93 };

export const suzhouEcology = { unitId: 'unit-sz-ecology', prefix: '宿环罚' };
export const suzhouMarket = { unitId: 'unit-sz-market', prefix: '宿市监罚' };

/** The training that the record in 宿州 asks for; the demo submits its certificate. */
export const demoTraining = { certificateNumber: 'SZ-XY-2026-0317', on: '2026-09-18' };

/** The demo enterprise's decisions by what they show. */
export const demoDecisions = {
  eligible: '淮市监罚〔2026〕41号',
  eligibleInSuzhou: '宿环罚〔2026〕17号',
  /** General, determined 2026-08-20: may be filed from 2026-11-21. */
  notYetEligible: '淮市监罚〔2026〕63号',
  /** Put right on 2026-08-05 as the enterprise says; the office's system knows of the payment only. */
  factMissing: '淮市监罚〔2026〕47号',
} as const;

const confirmed = (paidOn: string, rectifiedOn: string): Correction => ({ kind: 'confirmed', paidOn, rectifiedOn });

export const demoPenalties = (random: Random): Record<'huainan' | 'suzhou', readonly PlannedPenalty[]> => {
  const subject = subjectOf(demoEnterprise, random);
  const market = { subject, sector: 'marketSupervision', level: 'general' } as const;
  return {
    huainan: [
      {
        ...market,
        determinedOn: '2026-06-05',
        correction: confirmed('2026-06-18', '2026-07-20'),
        decisionNumber: demoDecisions.eligible,
      },
      {
        ...market,
        determinedOn: '2026-08-20',
        correction: confirmed('2026-08-28', '2026-09-10'),
        decisionNumber: demoDecisions.notYetEligible,
      },
      {
        ...market,
        determinedOn: '2026-06-18',
        correction: { kind: 'partial', paidOn: '2026-06-30' },
        decisionNumber: demoDecisions.factMissing,
      },
    ],
    suzhou: [
      {
        subject,
        sector: 'ecology',
        level: 'general',
        office: suzhouEcology,
        determinedOn: '2026-05-18',
        correction: { kind: 'confirmed', paidOn: '2026-06-02', rectifiedOn: '2026-08-01', training: demoTraining },
        decisionNumber: demoDecisions.eligibleInSuzhou,
      },
    ],
  };
};

export const complexPenalties = (random: Random): Record<'huainan' | 'suzhou', readonly PlannedPenalty[]> => {
  const subject = subjectOf(complexEnterprise, random);
  return {
    huainan: [
      // Decided by tax and customs together.
      {
        subject,
        sector: 'export',
        level: 'general',
        determinedOn: '2026-05-12',
        correction: confirmed('2026-05-20', '2026-06-15'),
        decisionNumber: '淮税出罚〔2026〕6号',
      },
      // Determined before Order 36 and filed after: both rule sets call it eligible.
      {
        subject,
        sector: 'marketSupervision',
        level: 'general',
        determinedOn: '2025-11-28',
        correction: confirmed('2025-12-10', '2026-01-15'),
        decisionNumber: '淮市监罚〔2025〕88号',
      },
      // The same, but the two disagree: 3 months under Order 58, 12 under Order 36.
      {
        subject,
        sector: 'transport',
        level: 'serious',
        determinedOn: '2025-12-15',
        correction: confirmed('2025-12-29', '2026-02-01'),
        decisionNumber: '淮交执罚〔2025〕52号',
      },
      // And the other way round: a special field of Order 58 (12 months), general under Order 36 (3 months).
      {
        subject,
        sector: 'fire',
        level: 'general',
        determinedOn: '2025-12-19',
        correction: confirmed('2025-12-30', '2026-01-20'),
        decisionNumber: '淮消行罚〔2025〕31号',
      },
      // Level not reported and not derivable: the determining unit is asked.
      {
        subject,
        sector: 'marketSupervision',
        level: 'undetermined',
        determinedOn: '2026-06-09',
        correction: confirmed('2026-06-22', '2026-07-08'),
        decisionNumber: '淮市监罚〔2026〕44号',
      },
      {
        subject,
        sector: 'customs',
        level: 'undetermined',
        determinedOn: '2026-05-27',
        correction: confirmed('2026-06-08', '2026-06-25'),
        decisionNumber: '淮关缉违字〔2026〕9号',
      },
      {
        subject,
        sector: 'transport',
        level: 'general',
        determinedOn: '2026-06-02',
        correction: { kind: 'denied', paidOn: '2026-06-15', deniedOn: '2026-07-30' },
        decisionNumber: '淮交执罚〔2026〕28号',
      },
    ],
    suzhou: [
      {
        subject,
        sector: 'marketSupervision',
        level: 'general',
        office: suzhouMarket,
        determinedOn: '2026-04-23',
        correction: confirmed('2026-05-06', '2026-05-29'),
        decisionNumber: '宿市监罚〔2026〕12号',
      },
    ],
  };
};

/** General, served, corrected, all facts there: nothing stands against a filing. */
const eligible = (
  subject: PlannedPenalty['subject'],
  sector: PlannedPenalty['sector'],
  random: Random,
): PlannedPenalty => {
  const determinedOn = officeDay(random, servedSpan.from, servedSpan.to, servedSpan.days);
  return {
    subject,
    sector,
    level: 'general',
    determinedOn,
    correction: correctionAfter(random, determinedOn, 'confirmed'),
  };
};

const repeat = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make);

/** 28 eligible records of one enterprise and one unit. */
export const manyPenalties = (random: Random): readonly PlannedPenalty[] => {
  const subject = subjectOf(manyRecordsEnterprise, random);
  return repeat(28, () => eligible(subject, 'marketSupervision', random));
};

/** Three eligible records of each enterprise, two of them the market office's. */
export const benchPenalties = (random: Random): readonly PlannedPenalty[] =>
  benchEnterprises.flatMap((enterprise) => {
    const subject = subjectOf(enterprise, random);
    return (['marketSupervision', 'marketSupervision', 'transport'] as const).map((sector) =>
      eligible(subject, sector, random),
    );
  });

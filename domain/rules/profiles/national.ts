/** What every profile takes from the national rules, with the status it has there; no city adds to or relaxes these. */
import type { CityProfile, RequiredWay } from './profile.ts';

const order36 = '《信用修复管理办法》';

/** The two things the subject must bring for every record, and the comparison with department data that follows. */
export const nationalWays: readonly RequiredWay[] = [
  { way: 'commitment', basis: `${order36}申请条件第三项`, status: 'confirmed' },
  { way: 'rectification', basis: `${order36}申请条件第二项`, status: 'confirmed' },
  {
    way: 'creditCheck',
    basis: '国办发〔2025〕22号（鼓励部门自行调取证明）',
    status: 'assumed',
  },
];

/** The same required ways for every kind of record. */
export const forEveryRecordKind = (required: readonly RequiredWay[]): CityProfile['ways']['required'] => ({
  seriousDishonestyList: [...required],
  administrativePenalty: [...required],
  abnormalList: [...required],
  other: [...required],
});

export const determiningUnitDecides: CityProfile['decider'] = {
  value: 'determiningUnit',
  basis: `${order36}（谁认定、谁修复）`,
  status: 'confirmed',
};

export const commitmentIsPublished: CityProfile['commitment']['publicationRequired'] = {
  value: true,
  basis: `${order36}申请条件第三项（公开作出信用承诺）`,
  status: 'confirmed',
};

export const sharedDataMayProve: CityProfile['verification']['bySharedData'] = {
  value: true,
  basis: '国办发〔2025〕22号（鼓励部门自行调取证明）',
  status: 'confirmed',
};

export const earlierBreachBars: CityProfile['commitment']['barredBy'] = {
  value: ['falseCommitment', 'notKept'],
  basis: '国办发〔2020〕42号（曾作出虚假承诺）；未履行承诺参照深圳经济特区社会信用条例第59条第4项',
  status: 'assumed',
};

/** No real division, so that no sample looks like a registered commitment; a city enters its own before it goes live. */
export const sampleDivision: CityProfile['commitment']['divisionCode'] = {
  value: '000000',
  basis: '样例',
  status: 'assumed',
};

export const nationalBreachPath: CityProfile['commitment']['breachPath'] = {
  value: 'national',
  basis: '国办发〔2020〕42号',
  status: 'confirmed',
};

/**
 * 城市配置: what differs between cities and is no rule of law.
 * Why every entry names basis and status: city plans are programmes, some of them drafts, and a city that says nothing about a topic
 * is `notStated` there; it never inherits another city's answer.
 */
import * as z from '../../kernel/schema.ts';
import { RuleSetId } from '../rule-set-ids.ts';

/** 修复方式, the tracked steps of a case. */
export const ways = [
  'commitment',
  'rectification',
  'creditCheck',
  'thematicTraining',
  'creditReport',
  'charity',
  'performance',
  'latePerformance',
  'volunteering',
  'donation',
] as const;
export const Way = z.enum(ways);
export type Way = z.infer<typeof Way>;

export const wayLabels: Readonly<Record<Way, string>> = {
  commitment: '信用承诺',
  rectification: '信用整改',
  creditCheck: '信用核查',
  thematicTraining: '专题培训',
  creditReport: '信用报告',
  charity: '公益慈善',
  performance: '按时履约',
  latePerformance: '事后主动履约',
  volunteering: '志愿服务',
  donation: '慈善捐助',
};

const provenance = {
  /** Document and place in it; for a setting of our own, that it is one. */
  basis: z.string().check(z.minLength(1)),
  status: z.enum(['confirmed', 'assumed']),
};

const entry = <T extends z.ZodMiniType>(value: T) => z.strictObject({ value, ...provenance });
const orNotStated = <T extends z.ZodMiniType>(value: T) => z.union([z.literal('notStated'), entry(value)]);

const RecordKinds = z.enum(['seriousDishonestyList', 'administrativePenalty', 'abnormalList', 'other']);
const SubjectKinds = z.enum(['legalPerson', 'unincorporatedOrganization', 'individualBusiness', 'naturalPerson']);
const Severities = z.enum(['minor', 'general', 'serious']);

export const RequiredWay = z.strictObject({ way: Way, ...provenance });
export type RequiredWay = z.infer<typeof RequiredWay>;

/** Bodies that each decide before one result is issued (联审). */
export const JointReview = z.strictObject(() => ({
  sector: z.string().check(z.minLength(1)),
  unitIds: z.array(z.string().check(z.minLength(1))).check(z.minLength(2)),
  /** `all`: repair is granted only if every body grants it. */
  combine: z.enum(['all']),
  ...provenance,
}));
export type JointReview = z.infer<typeof JointReview>;

export const CityProfile = z.strictObject(() => ({
  regionId: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1)),
  version: z.int().check(z.positive()),
  /** (1) Which ways the city names, and which each kind of record needs. */
  ways: z.strictObject({
    offered: orNotStated(z.array(Way)),
    required: z.record(RecordKinds, z.array(RequiredWay)),
  }),
  /** (2) Who decides. */
  decider: entry(z.enum(['determiningUnit'])),
  jointReviews: z.array(JointReview),
  /** (3) Every platform that shows a record and must take it down. */
  publicationChain: entry(z.array(z.string().check(z.minLength(1))).check(z.minLength(1))),
  /** (4) Limits the city or the operator sets; what the law leaves unknown stays null. */
  limits: z.strictObject({
    overlay: z.nullable(RuleSetId),
    supplementWorkingDays: z.null(),
    supplementPausesClock: entry(z.boolean()),
    /** Internal target for a platform's receipt: no rule gives one. */
    receiptWorkingDays: entry(z.int().check(z.positive())),
    /** Internal target for verifying, after the repair, that its commitment is kept: no rule gives one. */
    commitmentFollowUpWorkingDays: entry(z.int().check(z.positive())),
    /** Internal target for an officer's step in a commitment case where neither law nor matter sets a term. */
    commitmentStepWorkingDays: entry(z.int().check(z.positive())),
    /** Internal target: a reminder goes out this many working days before an item is due. */
    reminderLeadWorkingDays: entry(z.int().check(z.positive())),
  }),
  acceptance: z.strictObject({ automatic: entry(z.boolean()) }),
  verification: z.strictObject({ bySharedData: entry(z.boolean()) }),
  /** (5) Commitments. */
  commitment: z.strictObject({
    types: orNotStated(z.array(z.enum(['approvalSubstitution', 'proofMatter', 'creditRepair', 'voluntary']))),
    /** Repair is granted only when the signed letter is public. */
    publicationRequired: entry(z.boolean()),
    /** Which earlier breaches close 告知承诺 to a subject until they are repaired. */
    barredBy: entry(z.array(z.enum(['falseCommitment', 'notKept']))),
    /** Which place's provisions say what follows a breach (`domain/commitment/breach-paths.ts`). */
    breachPath: entry(z.enum(['national', 'beijing', 'shanghaiLicences', 'shenzhen'])),
    /** The administrative division with which every 承诺编码 begins. */
    divisionCode: entry(z.string().check(z.regex(/^[0-9]{6}$/))),
  }),
  /** (6) Interviews. */
  interview: orNotStated(
    z.strictObject({
      kinds: z.array(z.enum(['advisory', 'warning'])),
      trigger: z.enum(['rectificationMissedOrInsufficient']),
      reportedToNationalPlatform: z.boolean(),
    }),
  ),
  /** (7) Catalogues in force. */
  catalogues: z.strictObject({ records: orNotStated(z.string()), measures: orNotStated(z.string()) }),
  /** (8) Words people of the city use. */
  labels: z.strictObject({ sanctionMeasure: z.string(), creditLeadDepartment: z.string(), localPortal: z.string() }),
  /** (9) Who may open a case without an application (无感修复). */
  seamless: orNotStated(z.strictObject({ source: z.string(), mechanismStated: z.boolean() })),
  /** (10) Who may apply; severities limit a kind to records of those levels. */
  eligibleSubjects: entry(z.array(z.strictObject({ kind: SubjectKinds, severities: z.optional(z.array(Severities)) }))),
  /** (11) Neighbour systems beside the publication chain. */
  neighbours: orNotStated(z.array(z.string())),
  /** (12) Pilots by region, industry or enterprise group. */
  pilots: orNotStated(z.array(z.enum(['region', 'industry', 'enterpriseGroup']))),
}));
export type CityProfile = z.infer<typeof CityProfile>;

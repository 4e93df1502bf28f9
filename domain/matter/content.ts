/**
 * What a matter of the catalogue says (事项目录): whose it is, what must hold, which documents the promise replaces or lets follow, how and
 * until when it is verified. Terms are the matter's own data: no law's number was found for them, so each names its basis and status.
 */
import * as z from 'zod/mini';
import { plainText } from '../kernel/plain-text.ts';

const ItemId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** Working days, or null where nobody has set a term: then no date is computed and a person is asked. */
export const Term = z.strictObject({
  workingDays: z.nullable(z.int().check(z.minimum(1), z.maximum(250))),
  basis: plainText(200),
  status: z.enum(['confirmed', 'assumed', 'unknown']),
});
export type Term = z.infer<typeof Term>;

const Material = z.strictObject({ id: ItemId, name: plainText(200) });
const few = <T extends z.core.$ZodType>(entry: T, max = 20) => z.array(entry).check(z.maxLength(max));
const some = <T extends z.core.$ZodType>(entry: T, max = 20) => z.array(entry).check(z.minLength(1), z.maxLength(max));

export const MatterContent = z.strictObject({
  regionId: z.string().check(z.minLength(1), z.maxLength(64)),
  /** The unit that takes the promise and decides (承诺受理单位). */
  unitId: z.string().check(z.minLength(1), z.maxLength(120)),
  name: plainText(100),
  kind: z.enum(['proofMatter', 'businessLicenseMatter', 'other']),
  commitmentType: z.enum(['approvalSubstitution', 'deferredMaterials', 'proofMatter', 'other']),
  legalBasis: some(plainText(300), 10),
  /** Measurable, without catch-all clauses; the applicant answers each. */
  conditions: some(z.strictObject({ id: ItemId, text: plainText(300), mandatory: z.boolean() })),
  /** What the promise replaces; in the ordinary procedure it is brought. */
  substitutedMaterials: few(Material),
  requiredMaterials: few(Material),
  /** 容缺: what may follow later, each within its term from the service of the decision. */
  deferredMaterials: few(z.strictObject({ ...Material.shape, term: Term }), 10),
  /** What the notice and the letter say beyond what every one must. */
  noticeText: plainText(2000),
  letterText: plainText(2000),
  legalConsequences: plainText(1000),
  contact: plainText(300),
  supervisionChannel: plainText(300),
  decidedOnTheSpot: z.boolean(),
  /** 公开类型 of the commitments made for it. */
  disclosureScope: z.enum(['public', 'limited', 'notPublic']),
  /** False: only the subject itself or its legal representative may promise. */
  representativeAllowed: z.boolean(),
  verification: z.strictObject({
    method: z.enum(['exempt', 'sharedData', 'assistance', 'onSite']),
    standard: plainText(500),
    /** Facts that shared data is asked for, by their names in the data-sharing platform. */
    factKinds: z.optional(some(ItemId, 10)),
    /** The unit asked to help. */
    assistingUnitId: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
    term: Term,
  }),
  rectification: Term,
  /** Not open to commitment, and why: such a matter is listed so that people see it. */
  excluded: z.nullable(z.strictObject({ ground: plainText(300), basis: plainText(300) })),
  /** Months for which a promise holds; null: without end. */
  validMonths: z.nullable(z.int().check(z.minimum(1), z.maximum(120))),
});
export type MatterContent = z.infer<typeof MatterContent>;

const termsOf = ({ deferredMaterials, verification, rectification }: MatterContent): Term[] => [
  ...deferredMaterials.map(({ term }) => term),
  verification.term,
  rectification,
];

const repeated = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

/** What contradicts itself in a content, each as a sentence for its author; empty where nothing does. */
export const contradictions = (content: MatterContent): string[] => {
  const { verification, deferredMaterials, commitmentType, excluded } = content;
  const materials = [...content.substitutedMaterials, ...content.requiredMaterials, ...deferredMaterials];
  const found: readonly (readonly [boolean, string])[] = [
    [repeated(content.conditions.map(({ id }) => id)), '条件编号重复'],
    [repeated(materials.map(({ id }) => id)), '材料编号重复'],
    [deferredMaterials.length > 0 && commitmentType === 'proofMatter', '证明事项型承诺不能设容缺材料'],
    [deferredMaterials.length === 0 && commitmentType === 'deferredMaterials', '容缺受理型承诺须设容缺材料'],
    [
      termsOf(content).some((t) => (t.workingDays === null) !== (t.status === 'unknown')),
      '期限未明的不得填写天数，填写天数的须写明依据状态',
    ],
    [deferredMaterials.some(({ term }) => term.workingDays === null), '容缺材料须设补交期限'],
    [verification.method === 'sharedData' && verification.factKinds === undefined, '共享数据核查须写明核查的事实'],
    [verification.method === 'assistance' && verification.assistingUnitId === undefined, '协助核查须写明协助单位'],
    [verification.assistingUnitId === content.unitId, '协助单位不能是受理单位自己'],
    [excluded !== null && content.decidedOnTheSpot, '不适用告知承诺的事项不能当场决定'],
  ];
  return found.flatMap(([wrong, sentence]) => (wrong ? [sentence] : []));
};

/**
 * What a matter of the catalogue says (事项目录): whose it is, what must hold, which documents the promise replaces or lets follow, how and
 * until when it is verified. Terms are the matter's own data: no law's number was found for them, so each names its basis and status.
 */
import { DisclosureScope } from '../credit-commitment/entry.ts';
import { plainText } from '../kernel/plain-text.ts';
import * as z from '../kernel/schema.ts';

const ItemId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** Working days, or null where nobody has set a term: then no date is computed and a person is asked. */
export const Term = z.strictObject(() => ({
  workingDays: z.nullable(z.int().check(z.minimum(1), z.maximum(250))),
  basis: plainText(200),
  status: z.enum(['confirmed', 'assumed', 'unknown']),
}));
export type Term = z.infer<typeof Term>;

export const MatterKind = z.enum(['proofMatter', 'businessLicenseMatter', 'other']);
/** Of the seven types of commitment, those that are made for a matter. */
export const MatterCommitmentType = z.enum(['approvalSubstitution', 'deferredMaterials', 'proofMatter', 'other']);
export const VerificationMethod = z.enum(['exempt', 'sharedData', 'assistance', 'onSite']);

const Material = z.strictObject(() => ({ id: ItemId, name: plainText(200) }));
const few = <T extends z.core.$ZodType>(entry: T, max = 20) => z.array(entry).check(z.maxLength(max));
const some = <T extends z.core.$ZodType>(entry: T, max = 20) => z.array(entry).check(z.minLength(1), z.maxLength(max));

export const MatterContent = z.strictObject(() => ({
  regionId: z.string().check(z.minLength(1), z.maxLength(64)),
  /** The unit that takes the promise and decides (承诺受理单位). */
  unitId: z.string().check(z.minLength(1), z.maxLength(120)),
  /** As the unit was called when the matter was published: what people signed must not change when a unit is renamed. */
  unitName: plainText(100),
  name: plainText(100),
  /** What is decided, in a sentence or two (事项内容). */
  description: plainText(500),
  kind: MatterKind,
  commitmentType: MatterCommitmentType,
  legalBasis: some(plainText(300), 10),
  /** Measurable, without catch-all clauses; the applicant answers each. */
  conditions: some(z.strictObject({ id: ItemId, text: plainText(300), mandatory: z.boolean() })),
  /** What the promise replaces; in the ordinary procedure it is brought. */
  substitutedMaterials: few(Material),
  requiredMaterials: few(Material),
  /** 容缺: what may follow later, each within its term from the service of the decision. */
  deferredMaterials: few(z.strictObject({ ...Material.shape, term: Term }), 10),
  /** What the notice says beyond what every notice must; null: nothing. */
  noticeText: z.nullable(plainText(2000)),
  /** The same of the letter, with `{subjectName}` and `{subjectCode}` for whoever signs. */
  letterText: z.nullable(plainText(2000)),
  legalConsequences: plainText(1000),
  /** Where people read how to apply (办事指南). */
  serviceGuide: plainText(300),
  contact: plainText(300),
  supervisionChannel: plainText(300),
  decidedOnTheSpot: z.boolean(),
  /** 公开类型 of the commitments made for it. */
  disclosureScope: DisclosureScope,
  /** False: only the subject itself or its legal representative may promise. */
  representativeAllowed: z.boolean(),
  verification: z.strictObject({
    method: VerificationMethod,
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
}));
export type MatterContent = z.infer<typeof MatterContent>;

/**
 * Rules as data: every number of a regulation is a parameter with its basis and how well it is established.
 * Why three statuses: the software may compute with what is confirmed, must name what is assumed, and must ask a person about what
 * is unknown (it never computes a date or a refusal from an empty value).
 */
import * as z from '../kernel/schema.ts';
import { RuleSetId } from './rule-set-ids.ts';

export const Status = z.enum(['confirmed', 'assumed', 'unknown']);
export type Status = z.infer<typeof Status>;

/** How well a fact is established: A two legible sources, S the full text of a statute, w wording without its numerals, B one page, C inferred. */
export const Confidence = z.enum(['A', 'A·S', 'A-w', 'B', 'B-w', 'C']);
export type Confidence = z.infer<typeof Confidence>;

export const Unit = z.enum(['months', 'years', 'workingDays', 'yuan', 'conditions', 'items', 'kinds', 'stages']);
export type Unit = z.infer<typeof Unit>;

export const ParameterValue = z.union([z.number(), z.boolean(), z.string()]);
export type ParameterValue = z.infer<typeof ParameterValue>;

const Parameter = z.strictObject(() => ({
  /** Within its rule set, e.g. `general.minPublicationMonths`. */
  id: z.string().check(z.regex(/^[a-zA-Z0-9]+\.[a-zA-Z0-9]+$/)),
  value: z.nullable(ParameterValue),
  unit: z.nullable(Unit),
  /** What starts the count; `notEstablished` where the source does not say. */
  startEvent: z.nullable(z.string()),
  /** Article or document, as people cite it. */
  basis: z.nullable(z.string()),
  status: Status,
  confidence: z.nullable(Confidence),
  /** Used while the value is unknown; whatever rests on it is assumed. */
  default: z.optional(z.strictObject({ value: ParameterValue, note: z.string() })),
  /** What an overlay may not change without a person. */
  touches: z.optional(z.enum(['publicationPeriod', 'subjectRight'])),
}));
export type Parameter = z.infer<typeof Parameter>;

export const RuleSet = z.strictObject(() => ({
  id: RuleSetId,
  title: z.string(),
  documentNo: z.nullable(z.string()),
  /** First and last day in force; null where the text is not selected by date. */
  effectiveFrom: z.nullable(z.iso.date()),
  effectiveTo: z.nullable(z.iso.date()),
  /** Of this transcription: raised with every change, so that a running case can name what it started with. */
  version: z.int().check(z.positive()),
  parameters: z.readonly(
    z.array(
      Parameter.check(
        z.refine(({ status, value }) => (status === 'unknown') === (value === null), 'unknownMeansEmpty'),
      ),
    ),
  ),
}));
export type RuleSet = z.infer<typeof RuleSet>;

/** Remarks by parameter. */
export type RuleNotes = Readonly<Record<string, string>>;

/** `<ruleSetId>/<parameterId>`. */
export type ParameterAddress = `${RuleSetId}/${string}`;

/** A rule asked for a value nobody has established: a person must answer, nothing may be computed. */
export interface ParameterUnknown {
  readonly code: 'parameterUnknown';
  readonly parameter: ParameterAddress;
}

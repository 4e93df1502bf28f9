/** 信用核查: an applicant's claim of correction held against what departments know. Silence is never taken for consent. */
import { correctedOnByFacts, type DepartmentFact } from '../ingest/department-facts.ts';
import type { CaseRecord, Finding } from './state.ts';

/** One thing a department knows about one decision: does it hold, since when, who says so. */
export type Fact = Pick<DepartmentFact, 'decisionNumber' | 'kind' | 'holds' | 'on' | 'sourceUnitId'>;

/** Facts that speak about the correction of a fault and the performance of its obligations. */
const correctionKinds: ReadonlySet<string> = new Set(['paymentCompleted', 'rectificationAccepted']);

/**
 * One finding per record: contradicted if a department denies it or dates it after the claim, confirmed if every obligation is known
 * to be performed, otherwise absent.
 */
export const findingsFrom = (records: readonly CaseRecord[], facts: readonly Fact[]): Finding[] =>
  records.map((record) => {
    const known = facts.filter((f) => f.decisionNumber === record.decisionNumber && correctionKinds.has(f.kind));
    const denial = known.find((fact) => !fact.holds);
    const factOn = correctedOnByFacts(known, record.owesMoney);
    const later = factOn !== null && record.correctedOn !== null && factOn > record.correctedOn;
    const result = denial !== undefined || later ? 'contradicted' : factOn === null ? 'absent' : 'confirmed';
    const sources = [...new Set((denial === undefined ? known : [denial]).map((fact) => fact.sourceUnitId))];
    return { recordId: record.recordId, claim: 'corrected', result, sources, factOn: denial?.on ?? factOn };
  });

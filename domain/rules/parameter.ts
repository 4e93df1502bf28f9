/** Short forms for the tables in `sets/`: one line per parameter, the status in the function's name. */
import type { Confidence, Parameter, ParameterValue, Unit } from './types.ts';

interface Rest {
  readonly unit?: Unit;
  readonly start?: string;
  readonly basis?: string;
  readonly touches?: NonNullable<Parameter['touches']>;
}

const parameter = (
  id: string,
  value: ParameterValue | null,
  status: Parameter['status'],
  confidence: Confidence | null,
  rest: Rest,
): Parameter => ({
  id,
  value,
  unit: rest.unit ?? null,
  startEvent: rest.start ?? null,
  basis: rest.basis ?? null,
  status,
  confidence,
  ...(rest.touches === undefined ? {} : { touches: rest.touches }),
});

/** Established: may be shipped as a value. */
export const confirmed = (
  id: string,
  value: ParameterValue,
  rest: Rest & { readonly confidence?: 'A' | 'A·S' | 'A-w' } = {},
): Parameter => parameter(id, value, 'confirmed', rest.confidence ?? 'A', rest);

/** One page or an inference: every screen and letter that rests on it names the assumption. */
export const assumed = (id: string, value: ParameterValue, confidence: 'B' | 'B-w' | 'C', rest: Rest = {}): Parameter =>
  parameter(id, value, 'assumed', confidence, rest);

/** Not legible or not found: empty, with a default only where the research names one. */
export const unknown = (id: string, rest: Rest & { readonly default?: Parameter['default'] } = {}): Parameter => ({
  ...parameter(id, null, 'unknown', null, rest),
  ...(rest.default === undefined ? {} : { default: rest.default }),
});

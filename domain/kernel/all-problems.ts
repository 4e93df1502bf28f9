/** The refusals whole, by their codes: for the API's document and the tests. */
import type { Problem, ProblemCode } from './problems.ts';
import * as problems from './problems.ts';

export const allProblems: Readonly<Record<ProblemCode, Problem>> = problems;

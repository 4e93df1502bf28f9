/** What is wrong with what was typed, beside the field it is wrong in. */
import type * as z from 'zod/mini';
import { saysItself } from '#domain/kernel/own-sentence.ts';

/** As a form of the component library takes it. */
export interface FieldProblem {
  readonly name: (string | number)[];
  readonly errors: string[];
}

export const problemsOf = (issues: readonly z.core.$ZodIssue[]): FieldProblem[] =>
  issues.map((issue) => ({ name: issue.path as (string | number)[], errors: [sentenceOf(issue)] }));

export const sentenceOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'too_big') return '内容过长';
  if (issue.code === 'invalid_union' || issue.code === 'invalid_value') return '请选择';
  if (issue.code === 'invalid_format') return saysItself(issue) ? issue.message : '格式不对，请按说明填写';
  return '请填写';
};

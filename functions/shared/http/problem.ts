/** Refusals as problem documents (RFC 9457): a stable code, what happened, what to do now. */
import type { AnyContract } from '#contracts/contract.ts';
import { problemsOf, problemsOfAddress } from '#contracts/problems-of.ts';
import { roleLabels } from '#domain/access/person.ts';
import { effectLabels } from '#domain/delivery/effects.ts';
import { internalError, type Problem, type Refusal } from '#domain/kernel/problems.ts';
import { answerLabels, unmetTitles } from '#domain/repair/labels.ts';
import { actionScopes } from '#domain/subject/authority.ts';
import type { Log } from '../log.ts';
import * as logEntries from '../log-entries.ts';
import type { HttpAnswer } from './event.ts';

/** By parameter, the words people read instead of the identifiers that programs get in the members of the document. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: roleLabels,
  scope: actionScopes,
  unmet: unmetTitles,
  allowed: answerLabels,
  effects: effectLabels,
  contentType: { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' },
};

const shown = (name: string, value: unknown): string => {
  if (Array.isArray(value)) return value.map((entry) => shown(name, entry)).join('、');
  if (typeof value === 'string') return words[name]?.[value] ?? value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** The sentence with the refusal's parameters; a parameter that is missing leaves a dash rather than a brace. */
const spokenAdvice = ({ advice }: Problem, params: Refusal['params']): string =>
  advice.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params?.[name];
    return value === undefined ? '—' : shown(name, value);
  });

/** The name people know a unit by; null if there is none. */
export type UnitName = (unitId: string) => Promise<string | null>;

/** Names of the unit a refusal speaks of. A nicety of the sentence: where the directory does not answer, the id has to do. */
export const namesIn = async ({ params }: Refusal, unitName: UnitName | undefined): Promise<Record<string, string>> => {
  const unitId = params?.['unitId'];
  if (typeof unitId !== 'string' || unitName === undefined) return {};
  const name = await unitName(unitId).catch(() => null);
  return name === null ? {} : { [unitId]: name };
};

export interface Refused {
  readonly refusal: Refusal;
  /** What its code stands for. */
  readonly problem: Problem;
}

/** Only what the contract names leaves the system: another refusal is a bug, logged and answered as one. */
export const refusedAs = (
  refusal: Refusal,
  contract: AnyContract | undefined,
  { log, requestId }: { readonly log: Log; readonly requestId: string },
): Refused => {
  const problem: Problem | undefined = (contract === undefined ? problemsOfAddress : problemsOf(contract))[
    refusal.code
  ];
  if (problem !== undefined) return { refusal, problem };
  const operation = contract?.operationId ?? 'none';
  log(logEntries.requestFailed, { requestId, operation }, new Error(`the contract does not name ${refusal.code}`));
  return { refusal: { code: 'internalError', params: { requestId } }, problem: internalError };
};

/**
 * The document for a refusal. `instance` is the path asked for, never the query, which may name a person. Where a unit's name is known
 * the sentence says it instead of its id.
 */
export const problemDocument = (
  { refusal, problem }: Refused,
  instance: string,
  names: Readonly<Record<string, string>> = {},
) => {
  const unitId = refusal.params?.['unitId'];
  const name = typeof unitId === 'string' ? names[unitId] : undefined;
  const spoken = name === undefined ? refusal.params : { ...refusal.params, unitId: name };
  return {
    ...refusal.params,
    type: `urn:xinxiu:problem:${refusal.code}`,
    title: problem.title,
    status: problem.status,
    detail: spokenAdvice(problem, spoken),
    code: refusal.code,
    instance,
  };
};

/** The same as an answer. */
export const problemAnswer = (
  refused: Refused,
  instance: string,
  names: Readonly<Record<string, string>> = {},
): HttpAnswer => {
  const { status } = refused.problem;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...extraHeaders(refused.refusal, status),
    },
    body: JSON.stringify(problemDocument(refused, instance, names)),
  };
};

const extraHeaders = ({ code, params }: Refusal, status: number): Record<string, string> => {
  if (status === 503) return { 'retry-after': String(params?.['retryAfterSeconds'] ?? 2) };
  if (code === 'methodNotAllowed') return { allow: [params?.['allow']].flat().join(', ') };
  if (code.startsWith('token')) return { 'www-authenticate': 'Bearer' };
  return {};
};

/** Refusals as problem documents (RFC 9457): a stable code, what happened, what to do now. */
import { roleLabels } from '#domain/access/person.ts';
import { effectLabels } from '#domain/delivery/effects.ts';
import { type Problem, problems, type Refusal } from '#domain/kernel/problems.ts';
import { answerLabels, unmetTitles } from '#domain/repair/labels.ts';
import { actionScopes } from '#domain/subject/authority.ts';
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

/** The catalogue's sentence with the refusal's parameters; a parameter that is missing leaves a dash rather than a brace. */
export const adviceFor = (refusal: Refusal): string =>
  problems[refusal.code].advice.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = refusal.params?.[name];
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

/**
 * The document for a refusal. `instance` is the path asked for, never the query, which may name a person. Where a unit's name is known
 * the sentence says it instead of its id.
 */
export const problemDocument = (refusal: Refusal, instance: string, names: Readonly<Record<string, string>> = {}) => {
  const { status, title }: Problem = problems[refusal.code];
  const unitId = refusal.params?.['unitId'];
  const name = typeof unitId === 'string' ? names[unitId] : undefined;
  const spoken = name === undefined ? refusal : { ...refusal, params: { ...refusal.params, unitId: name } };
  return {
    ...refusal.params,
    type: `urn:xinxiu:problem:${refusal.code}`,
    title,
    status,
    detail: adviceFor(spoken),
    code: refusal.code,
    instance,
  };
};

/** The same as an answer. */
export const problemAnswer = (
  refusal: Refusal,
  instance: string,
  names: Readonly<Record<string, string>> = {},
): HttpAnswer => {
  const { status } = problems[refusal.code];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...extraHeaders(refusal, status),
    },
    body: JSON.stringify(problemDocument(refusal, instance, names)),
  };
};

const extraHeaders = ({ code, params }: Refusal, status: number): Record<string, string> => {
  if (status === 503) return { 'retry-after': String(params?.['retryAfterSeconds'] ?? 2) };
  if (code === 'methodNotAllowed') return { allow: [params?.['allow']].flat().join(', ') };
  if (code.startsWith('token')) return { 'www-authenticate': 'Bearer' };
  return {};
};

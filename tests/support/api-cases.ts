/** Enterprises, filings and cases as people meet them through the API; only records are registered by the door, as departments would. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { benchEnterprises } from '../../scripts/sample/world.ts';
import type { Api, Reply, User } from './api.ts';
import { until } from './engine.ts';
import { type Enterprise, type NewRecord, newRecord } from './engine-records.ts';

/** Represents the enterprises of `enterpriseNumber`. */
export const clerk = 'clerk-bench';

/** The n-th of the enterprises `clerk-bench` represents, counted from 1. Each test file has its own, so that none meets another's cases. */
export const enterpriseNumber = async (api: Api, n: number): Promise<Enterprise> => {
  const name = benchEnterprises[n - 1]?.name;
  const { body } = await api.as(clerk).get('/subjects');
  const { subjectId, regionId, code } = body.entries.find((entry: { name: string }) => entry.name === name);
  return { subjectId, regionId, uscc: code, name: String(name), kind: 'legalPerson' };
};

/** A fresh record of the enterprise, eligible and confirmed by department data unless `plan` says otherwise. */
export const freshRecord = (api: Api, enterprise: Enterprise, plan: NewRecord = {}): Promise<string> =>
  newRecord(api.engine, enterprise, { confirmed: true, ...plan });

export const freshRecords = (api: Api, enterprise: Enterprise, count: number, plan?: NewRecord): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, () => freshRecord(api, enterprise, plan)));

export interface Filing {
  readonly recordIds: readonly string[];
  readonly documentIds?: readonly string[];
  readonly username?: string;
  readonly key?: string;
  /** Merged over the body. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Reads the letter, signs it by typing the name, and files. */
export const submit = async (
  api: Api,
  enterprise: Pick<Enterprise, 'subjectId' | 'name'>,
  filing: Filing,
): Promise<Reply> => {
  const user = api.as(filing.username ?? clerk);
  return user.post('/applications', await applicationOf(user, enterprise, filing), filing.key);
};

/** A complete application, its letter signed. */
export const applicationOf = async (
  user: User,
  { subjectId, name }: Pick<Enterprise, 'subjectId' | 'name'>,
  { recordIds, documentIds = [], more }: Filing,
): Promise<Record<string, unknown>> => {
  const letter = (await user.post('/applications/letter', { subjectId, recordIds })).body;
  return {
    subjectId,
    records: recordIds.map((recordId) => ({ recordId, documentIds: [] })),
    commitment: { letterVersion: letter.letterVersion, textHash: letter.textHash, typedName: name },
    documentIds,
    ...more,
  };
};

/** Files and returns the ids of the cases, which must be one per unit. */
export const fileCases = async (
  api: Api,
  enterprise: Pick<Enterprise, 'subjectId' | 'name'>,
  filing: Filing,
): Promise<string[]> => {
  const { status, body } = await submit(api, enterprise, filing);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.cases.map((planned: { caseId: string }) => planned.caseId);
};

export const fileCase = async (
  api: Api,
  enterprise: Pick<Enterprise, 'subjectId' | 'name'>,
  filing: Filing,
): Promise<string> => {
  const [only, ...others] = await fileCases(api, enterprise, filing);
  if (only === undefined || others.length > 0) throw new Error('the records are not of one unit');
  return only;
};

export interface OnItem {
  readonly itemId: string;
  readonly itemVersion: number;
}

interface Offer extends OnItem {
  readonly action: string;
}

/** Waits until the user is offered the action on the case; the item it belongs to, if it does to any. */
export const offered = (user: User, caseId: string, action: string): Promise<OnItem> =>
  until(`${action} on ${caseId}`, async () => {
    const { status, body } = await user.get(casePath(caseId));
    if (status !== 200) return undefined;
    const offer = (body.availableActions as Offer[]).find((each) => each.action === action);
    return offer && { ...(offer.itemId && { itemId: offer.itemId, itemVersion: offer.itemVersion }) };
  }) as Promise<OnItem>;

/** Where a case of either kind is read; its id says which it is. */
export const casePath = (caseId: string): string =>
  caseId.startsWith('commitment') ? `/commitment-cases/${caseId}` : `/repair-cases/${caseId}`;

export const pathOf = (caseId: string, action: string): string =>
  `${casePath(caseId)}/${action.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Waits until the user may take the action and takes it; it must succeed. */
export const act = async (
  user: User,
  caseId: string,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Reply> => {
  const reply = await user.post(pathOf(caseId, action), { ...(await offered(user, caseId, action)), ...more });
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply;
};

/** Waits until the case stands in the stage, as the user sees it. */
export const untilStage = (user: User, caseId: string, stage: string): Promise<Reply['body']> =>
  until(`stage ${stage} of ${caseId}`, async () => {
    const { status, body } = await user.get(casePath(caseId));
    return status === 200 && body.stage === stage ? body : undefined;
  });

export const grants = (recordIds: readonly string[]) =>
  recordIds.map((recordId) => ({ recordId, outcome: 'granted', reason: '修复条件全部满足。' }));

/** Announces a file, puts it to the signed address and confirms it: the id of the document. */
export const upload = async (
  user: User,
  subjectId: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const bytes = pdf();
  const { body } = await user.post('/documents', { ...announcement(subjectId, bytes), ...more });
  const put = await putTo(body.upload, bytes);
  expect(put.status).toBe(200);
  const confirmed = await user.post(`/documents/${body.documentId}/complete`, {});
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  return body.documentId;
};

export const pdf = (): Buffer =>
  Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'utf8');

export const announcement = (subjectId: string, bytes: Buffer) => ({
  subjectId,
  kind: 'proofOfCorrection',
  fileName: '罚款缴纳凭证.pdf',
  contentType: 'application/pdf',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

export const putTo = (
  { url, headers }: { url: string; headers: Record<string, string> },
  bytes: Buffer,
): Promise<Response> => fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });

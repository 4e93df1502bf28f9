/** 承诺编码 on the real table: however many commitments are registered at one moment, no two share a code and none falls behind. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { CommitmentEntry } from '#domain/credit-commitment/entry.ts';
import { registerCommitment } from '#shared/commitments/register.ts';
import { connect } from '../support/engine.ts';
import { newEnterprise } from '../support/engine-records.ts';

const engine = connect();
const { door, reader, db } = engine.wiring;
const deps = { door, reader, db, caseTable: engine.tables.case };

/** Every commitment is collected, so its subject must be one that platforms can be told of. */
let subjectId: string;
beforeAll(async () => {
  subjectId = (await newEnterprise(engine)).subjectId;
});

const entry = (id: string): CommitmentEntry => ({
  subjectId,
  subjectKind: 'legalPerson',
  regionId: 'huainan',
  type: 'approvalSubstitution',
  reason: '办理许可',
  content: '符合条件',
  breachLiability: '撤销许可',
  remarks: null,
  committedOn: '2026-09-18',
  expiresOn: null,
  receivingUnitId: 'unit-hn-market',
  disclosureScope: 'notPublic',
  source: { kind: 'commitmentCase', id: `case-${id}` },
  textHash: 'a'.repeat(64),
  signature: null,
});

const codeOf = async (id: string): Promise<string> => (await reader.load(creditCommitment, id)).state.entry?.code ?? '';
const registerAll = async (ids: readonly string[]): Promise<string[]> => {
  await Promise.all(ids.map((id) => registerCommitment(deps, id, entry(id))));
  return Promise.all(ids.map(codeOf));
};
const newIds = (count: number): string[] => Array.from({ length: count }, () => `commitment-${randomUUID()}`);

test('24 registrations at once have 24 codes of the division and date; later ones have higher codes', async () => {
  const first = await registerAll(newIds(24));
  expect(new Set(first).size).toBe(24);
  for (const code of first) expect(code).toMatch(/^00000020260918[0-9]{6}$/);
  const second = await registerAll(newIds(2));
  const highest = first.toSorted().at(-1) ?? '';
  for (const code of second) expect(code > highest).toBe(true);
});

test('one commitment registered eight times at once is registered once', async () => {
  const [id = ''] = newIds(1);
  await registerAll(Array.from({ length: 8 }, () => id));
  const events = await reader.events(creditCommitment, id);
  expect(events).toHaveLength(1);
  await registerCommitment(deps, id, entry(id));
  expect(await reader.events(creditCommitment, id)).toHaveLength(1);
});

/** What is read of a subject before a promise is relied on: every record it has, however many, and none of its promises. */
import { expect, it } from 'vitest';
import { creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { Command } from '#domain/kernel/aggregate.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { recordReport } from '../../../tests/support/records.ts';
import { StoredWorld, tableNames } from '../../../tests/support/stored-world.ts';
import { market } from '../../../tests/support/world.ts';
import { readCreditStanding } from './credit-standing.ts';

it('a subject with more records and promises than one batch holds is known with all its records', async () => {
  const world = new StoredWorld();
  const recordIds = Array.from({ length: 120 }, (_, n) => `record-${n}`);
  for (const recordId of recordIds) {
    const report = recordReport({ decisionNumber: `淮市监罚〔2026〕${recordId}号` });
    await world.does(dishonestyRecord, recordId, { type: 'registerRecord', report, correctedOn: null } as Command);
  }
  const entry = {
    ...{ subjectId: 'subject-1', subjectKind: 'legalPerson', regionId: 'huainan', type: 'approvalSubstitution' },
    ...{ reason: '办理许可', content: '符合条件', breachLiability: '撤销许可', remarks: null },
    ...{ committedOn: '2026-09-18', expiresOn: null, receivingUnitId: market, disclosureScope: 'public' },
    ...{ source: { kind: 'commitmentCase', id: 'case-1' }, textHash: 'a'.repeat(64), signature: null },
  };
  const promise = { type: 'registerCommitment', code: '00000020260918000001', entry };
  await world.does(creditCommitment, 'commitment-1', promise as Command);
  const { records } = await readCreditStanding({ db: world.tables.db }, tableNames.record, 'subject-1');
  expect(records.map(({ recordId }) => recordId).toSorted()).toEqual(recordIds.toSorted());
});

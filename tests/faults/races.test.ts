/** Many people at one moment, on the real table: one decision wins, every other person is told why not. */
import { expect, test } from 'vitest';
import type { Actor } from '#domain/kernel/actor.ts';
import { problems } from '#domain/kernel/problems.ts';
import { connect } from '../support/engine.ts';
import { decisionsOn, fileOne } from '../support/engine-cases.ts';
import { newEnterprise, newRecord, recordState } from '../support/engine-records.ts';

const engine = connect();
const approver = (n: number): Actor => ({ principalId: `approver-${n}`, role: 'approver', unitId: 'unit-hn-market' });

test('20 decisions on one item at once: one wins, 19 are refused with 409, nothing is decided twice', async () => {
  const enterprise = await newEnterprise(engine);
  const recordId = await newRecord(engine, enterprise, { confirmed: true });
  const repair = await fileOne(engine, enterprise, [recordId]);
  await repair.proceedTo('deciding');
  const item = await repair.item('decide');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      repair.give(
        {
          type: 'decide',
          itemId: item.id,
          itemVersion: item.version,
          records: decisionsOn([recordId], n % 2 === 0 ? 'granted' : 'refused'),
        },
        approver(n),
      ),
    ),
  );
  const winners = answers.flatMap((answer, n) => (answer.ok ? [n] : []));
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]));
  expect(winners).toHaveLength(1);
  expect(refusals.map((code) => problems[code].status)).toEqual(Array.from({ length: 19 }, () => 409));

  const winner = winners[0] ?? -1;
  const granted = winner % 2 === 0;
  const state = await repair.untilStage(granted ? 'concluded' : 'refused');
  expect(state.decisions).toMatchObject([{ principalId: `approver-${winner}` }]);
  expect((await repair.history()).filter((event) => event.type === 'RepairCaseDecided')).toHaveLength(1);
  expect((await recordState(engine, recordId)).repairedBy !== null).toBe(granted);
});

test('20 claims of one item at once: one person holds it', async () => {
  const enterprise = await newEnterprise(engine);
  const repair = await fileOne(engine, enterprise, [await newRecord(engine, enterprise)]);
  const item = await repair.item('accept');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      repair.give(
        { type: 'claimItem', itemId: item.id, itemVersion: item.version },
        { principalId: `acceptor-${n}`, role: 'acceptor', unitId: 'unit-hn-market' },
      ),
    ),
  );
  const winner = answers.findIndex((answer) => answer.ok);
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]))).toEqual(
    Array.from({ length: 19 }, () => 'itemClaimedByOther'),
  );
  expect((await repair.item('accept')).assignee).toBe(`acceptor-${winner}`);
});

test('two applications for one record at once: one of them is filed', async () => {
  const enterprise = await newEnterprise(engine);
  const recordId = await newRecord(engine, enterprise);
  const filed = await Promise.allSettled([1, 2, 3, 4].map(() => fileOne(engine, enterprise, [recordId])));
  expect(filed.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  for (const each of filed) if (each.status === 'rejected') expect(String(each.reason)).toContain('recordInOpenCase');
});

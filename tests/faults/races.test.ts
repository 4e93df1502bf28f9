/** Many people at one moment, on the real table: one decision wins, every other person is told why not. */
import { expect, test } from 'vitest';
import type { Actor } from '#domain/kernel/actor.ts';
import { allProblems } from '#domain/kernel/all-problems.ts';
import type { Door } from '#shared/case-store/door.ts';
import { matterContent } from '../support/commitment-world.ts';
import { connect } from '../support/engine.ts';
import { decisionsOn, fileOne } from '../support/engine-cases.ts';
import { apply, newMatter } from '../support/engine-commitments.ts';
import { newEnterprise, newRecord, recordState } from '../support/engine-records.ts';

const engine = connect();
/** Which of the answers is the only one that is not refused with 409. */
const oneOf = (answers: readonly Awaited<ReturnType<Door>>[]): number => {
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]));
  expect(refusals.map((code) => allProblems[code].status)).toEqual(answers.slice(1).map(() => 409));
  return answers.findIndex(({ ok }) => ok);
};

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
  const winner = oneOf(answers);
  const granted = winner % 2 === 0;
  const state = await repair.untilStage(granted ? 'concluded' : 'refused');
  expect(state.decisions).toMatchObject([{ principalId: `approver-${winner}` }]);
  expect((await repair.history()).filter((event) => event.type === 'RepairCaseDecided')).toHaveLength(1);
  expect((await recordState(engine, recordId)).repairedBy !== null).toBe(granted);
});

test('20 decisions on one application for a matter at once: one wins, 19 are refused with 409, nothing is decided twice', async () => {
  const commitment = await apply(engine, await newEnterprise(engine));
  const { id: itemId, version: itemVersion } = await commitment.item('review');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      commitment.give(
        n % 2 === 0
          ? { type: 'grantMatter', itemId, itemVersion, decisionNumber: `验许〔2026〕${n}号`, reason: '符合条件' }
          : { type: 'refuseMatter', itemId, itemVersion, reason: '场所不符', toFix: '更换场所' },
        approver(n),
      ),
    ),
  );
  const winner = oneOf(answers);
  const granted = winner % 2 === 0;
  const state = await commitment.untilStage(granted ? 'verifying' : 'refused');
  expect(state.decision?.grantedBy ?? null).toBe(granted ? `approver-${winner}` : null);
  const decisions = (await commitment.history()).filter(({ type }) => /Case(Granted|Refused)$/.test(type));
  expect(decisions.map(({ actor }) => actor.principalId)).toEqual([`approver-${winner}`]);
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

test('two applications for one matter at once: one of them is filed', async () => {
  const enterprise = await newEnterprise(engine);
  const content = matterContent();
  const matter = { matterId: await newMatter(engine, content), version: 1, current: { version: 1, content } };
  const applied = await Promise.allSettled([1, 2, 3, 4].map(() => apply(engine, enterprise, content, { matter })));
  expect(applied.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  for (const each of applied)
    if (each.status === 'rejected') expect(String(each.reason)).toContain('matterApplicationOpen');
});

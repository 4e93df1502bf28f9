/** Every end a case can come to besides being concluded, from every stage it can come from, and the other ways in. */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { systemActor } from '#domain/kernel/actor.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { caseRecordOf } from '#domain/repair/case-record.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import type { RepairStage } from '#domain/repair/stages.ts';
import { connect } from '../support/engine.ts';
import { handlerOf } from '../support/engine-case.ts';
import { fileOne, RepairCase } from '../support/engine-cases.ts';
import { untilEnded } from '../support/engine-machine.ts';
import { heldBy, platformState, replayOpen, setPlatform } from '../support/engine-platforms.ts';
import { bansOf, type NewRecord, newEnterprise, newRecord, recordState } from '../support/engine-records.ts';

const engine = connect();

/** A case of one record in 宿州, the city whose cases go through every stage. */
const inSuzhou = async (plan: NewRecord = {}): Promise<{ repair: RepairCase; recordId: string }> => {
  const enterprise = await newEnterprise(engine, 'suzhou');
  const recordId = await newRecord(engine, enterprise, { unitId: 'unit-sz-market', ...plan });
  return { repair: await fileOne(engine, enterprise, [recordId]), recordId };
};

const inHuainan = async (): Promise<{ repair: RepairCase; recordId: string }> => {
  const enterprise = await newEnterprise(engine);
  const recordId = await newRecord(engine, enterprise, { confirmed: true });
  return { repair: await fileOne(engine, enterprise, [recordId]), recordId };
};

/** The case and its machine have both ended, nothing is left to do, and the record is as it was. */
const hasEnded = async (repair: RepairCase, recordId: string, stage: RepairStage): Promise<void> => {
  const state = await repair.untilStage(stage);
  expect(Object.values(state.items).filter((item) => item.status === 'open')).toEqual([]);
  const ended = await untilEnded(engine, `${repair.id}-${state.machine.generation}`);
  expect([ended.status, ended.visited.at(-1)?.state]).toEqual(['SUCCEEDED', 'Ended']);
  expect(await recordState(engine, recordId)).toMatchObject({ publication: { state: 'published' }, repairedBy: null });
};

describe.concurrent('before a decision', () => {
  test('not accepted, with the reason and what to fix', async () => {
    const { repair, recordId } = await inSuzhou();
    await repair.act('accept', { type: 'refuseAcceptance', reason: '材料不全', toFix: '补交整改证明' });
    await hasEnded(repair, recordId, 'notAccepted');
    expect((await repair.state()).records).toMatchObject([
      { outcome: 'notAccepted', reason: '材料不全', toFix: '补交整改证明' },
    ]);
  });

  test('refused, with the reason, what to fix and where to turn to', async () => {
    const { repair, recordId } = await inSuzhou();
    await repair.proceedTo('refused');
    await hasEnded(repair, recordId, 'refused');
    const decided = (await repair.history()).find((event) => event.type === 'RepairCaseDecided');
    expect(JSON.stringify(decided?.data)).toContain('行政复议');
  });

  test.each(['accepting', 'supplementing', 'verifying', 'training', 'deciding'] as const)(
    'withdrawn while %s',
    async (stage) => {
      const { repair, recordId } = await inSuzhou();
      await repair.proceedTo(stage);
      await repair.withdraw();
      await hasEnded(repair, recordId, 'withdrawn');
    },
  );
});

describe('while platforms are down', () => {
  afterEach(() => setPlatform(engine, 'creditHuainan', { mode: 'up' }));

  test('withdrawn while publicising', async () => {
    await setPlatform(engine, 'creditHuainan', { mode: 'down' });
    const { repair, recordId } = await inHuainan();
    await repair.proceedTo('publicising');
    await repair.withdraw();
    await hasEnded(repair, recordId, 'withdrawn');
  });

  test('revoked while stopping: the effects come back and the subject is flagged', async () => {
    const { repair, recordId } = await inHuainan();
    await repair.proceedTo('deciding');
    await setPlatform(engine, 'creditHuainan', { mode: 'down' });
    await repair.decide();
    await repair.untilStage('stopping');
    await revoke(repair, recordId);
    await hasEnded(repair, recordId, 'revoked');
    await setPlatform(engine, 'creditHuainan', { mode: 'up' });
    await replayOpen(engine, repair.id);
    await platformsShow(recordId, 'published');
  });
});

const revoke = async (repair: RepairCase, recordId: string): Promise<void> => {
  const { unitId } = await repair.state();
  await repair.must(
    { type: 'reportFalseMaterial', recordIds: [recordId], finding: '缴款凭证系伪造', documentIds: [] },
    handlerOf({ role: 'verifier', unitId }),
  );
  await repair.act('confirmRevocation', { type: 'revoke', reason: '经查材料虚假' });
  expect(await bansOf(engine, (await repair.state()).subjectId)).toEqual([repair.id]);
};

const platformsShow = async (recordId: string, publication: string): Promise<void> => {
  for (const platformId of ['creditChina', 'creditAnhui', 'creditHuainan'])
    await expect
      .poll(async () => (await platformState(engine, platformId)).records[recordId]?.publication.state, {
        timeout: 20_000,
      })
      .toBe(publication);
};

test('revoked after it was concluded: no machine is needed, the platforms show the record again', async () => {
  const { repair, recordId } = await inHuainan();
  await repair.proceedTo('concluded');
  await platformsShow(recordId, 'ended');
  await revoke(repair, recordId);
  expect((await repair.state()).stage).toBe('revoked');
  expect(await recordState(engine, recordId)).toMatchObject({ publication: { state: 'published' }, repairedBy: null });
  await platformsShow(recordId, 'published');
});

test('a joint review: every body verifies and decides, two at the same moment', async () => {
  const enterprise = await newEnterprise(engine);
  const recordId = await newRecord(engine, enterprise, { unitId: 'unit-hn-tax', sector: 'export', confirmed: true });
  const repair = await fileOne(engine, enterprise, [recordId]);
  const bodies = ['unit-hn-tax', 'unit-hn-customs'];
  await repair.proceedTo('verifying');
  await Promise.all(bodies.map((unitId) => repair.verify({ unitId })));
  await repair.proceedTo('deciding');
  await Promise.all(bodies.map((unitId) => repair.decide('granted', { unitId })));
  const state = await repair.untilStage('concluded');
  expect(state.verifications.map((v) => v.unitId).sort()).toEqual([...bodies].sort());
  expect(state.decisions.map((d) => d.unitId).sort()).toEqual([...bodies].sort());
  expect((await repair.history()).filter((e) => e.type === 'RepairCaseBodyDecided')).toHaveLength(2);
});

test('a repair decided elsewhere and reported begins at stopping', async () => {
  const enterprise = await newEnterprise(engine);
  const recordId = await newRecord(engine, enterprise);
  const { state } = await engine.wiring.reader.load(dishonestyRecord, recordId);
  if (state.report === null) throw new Error('the record was not registered');
  const caseId = `reported-${randomUUID()}`;
  const command = {
    type: 'reportRepair' as const,
    caseId,
    subjectId: enterprise.subjectId,
    unitId: state.report.unitId,
    regionId: state.report.regionId,
    receivedAt: await engine.wiring.clock.now(),
    records: [caseRecordOf(recordId, { ...state, report: state.report }, null)],
    decisionReference: '信用修复决定书〔2026〕9号',
    decidedOn: '2026-10-09',
  };
  const actor = systemActor('test');
  const repair = new RepairCase(engine, caseId);
  const report = () => engine.wiring.door({ kind: repairCase, id: caseId, command, actor });
  await heldBy(engine, 'creditHuainan', repair, 'stopping', report);
  await repair.untilStage('concluded');
  expect((await repair.history()).at(-1)?.data).toMatchObject({ outcome: 'reported' });
  const ended = await untilEnded(engine, `${caseId}-1`);
  expect(ended.visited.map((visit) => visit.state)).toEqual(['Route', 'Stopping', 'Route', 'Ended']);
  await platformsShow(recordId, 'ended');
});

test('a commitment found broken after the case has ended: the machine stays ended, the platforms show the record again', async () => {
  const { repair, recordId } = await inHuainan();
  await repair.proceedTo('concluded');
  await platformsShow(recordId, 'ended');
  await repair.act('followUpCommitment', {
    type: 'reportCommitmentBreach',
    ...{ breachKind: 'notKept', performance: 'none', unkept: '每月公示检测结果', finding: '一次也没有公示' },
    documentIds: [],
  });
  await repair.act('confirmRevocation', { type: 'revoke', reason: '违诺属实' });
  expect(await repair.state()).toMatchObject({
    stage: 'revoked',
    commitmentPerformance: { status: 'none', unkept: '每月公示检测结果' },
  });
  expect((await untilEnded(engine, `${repair.id}-1`)).status).toBe('SUCCEEDED');
  expect(await bansOf(engine, (await repair.state()).subjectId)).toEqual([repair.id]);
  await platformsShow(recordId, 'published');
});

/** One credit repair from filing to the last receipt, on the deployed machine, with every stage a case can go through. */
import { describe, expect, test } from 'vitest';
import { connect, untilTrue } from '../support/engine.ts';
import { file, fileOne } from '../support/engine-cases.ts';
import { untilEnded } from '../support/engine-machine.ts';
import { deliveriesOf, heldBy, platformState } from '../support/engine-platforms.ts';
import { newEnterprise, newRecord, recordState } from '../support/engine-records.ts';

const engine = connect();

describe('the whole way', () => {
  test('accept, supplement, accept, verify, training, commitment, decision, receipts', async () => {
    const enterprise = await newEnterprise(engine, 'suzhou');
    const recordId = await newRecord(engine, enterprise, { unitId: 'unit-sz-ecology', sector: 'ecology' });
    const repair = await fileOne(engine, enterprise, [recordId]);
    await repair.requestSupplement();
    await repair.submitSupplement();
    await repair.accept();
    await repair.verify();
    await repair.train();
    await repair.proceedTo('deciding');
    await heldBy(engine, 'creditSuzhou', repair, 'stopping', () => repair.decide());
    const state = await repair.untilStage('concluded');

    expect(state.records).toMatchObject([{ recordId, outcome: 'granted' }]);
    expect(Object.keys(state.records[0]?.effectsCompleted ?? {}).sort()).toEqual([
      'publicationEnd',
      'sanctionLift',
      'sharingStop',
    ]);
    // The machine has nothing left to do; a person will look whether the commitment is kept.
    const open = Object.values(state.items).filter((item) => item.status === 'open');
    expect(open).toMatchObject([{ kind: 'followUpCommitment', unitId: 'unit-sz-ecology' }]);
    const ended = await untilEnded(engine, `${repair.id}-1`);
    expect(ended.status).toBe('SUCCEEDED');
    expect(ended.visited.map((visit) => visit.state).filter((name) => name !== 'Route')).toEqual([
      'Accepting',
      'Supplementing',
      'Accepting',
      'Verifying',
      'Training',
      'Publicising',
      'Deciding',
      'Stopping',
      'Ended',
    ]);

    expect(await recordState(engine, recordId)).toMatchObject({
      publication: { state: 'ended' },
      sharing: { state: 'stopped' },
      sanctions: { state: 'lifted' },
      repairedBy: { caseId: repair.id },
    });
    // A delivery sent again when it was confirmed already waits for the platform to confirm it once more; the case does not.
    await untilTrue('every delivery to be confirmed', async () =>
      (await deliveriesOf(engine, repair.id)).every(({ status }) => status === 'acknowledged'),
    );
    const deliveries = await deliveriesOf(engine, repair.id);
    expect(deliveries.map((d) => d.status)).toEqual(deliveries.map(() => 'acknowledged'));
    expect(new Set(deliveries.map((d) => d.platformId))).toEqual(
      new Set(['creditChina', 'creditAnhui', 'creditSuzhou']),
    );
    for (const platformId of ['creditChina', 'creditAnhui', 'creditSuzhou'])
      expect((await platformState(engine, platformId)).records[recordId]?.publication.state).toBe('ended');
  });

  test('accepted and verified without a person where shared data proves every claim', async () => {
    const enterprise = await newEnterprise(engine, 'suzhou');
    const recordId = await newRecord(engine, enterprise, {
      unitId: 'unit-sz-ecology',
      sector: 'ecology',
      confirmed: true,
    });
    const repair = await fileOne(engine, enterprise, [recordId]);
    await repair.train();
    const state = await repair.proceedTo('concluded');
    expect(Object.values(state.items).map((item) => item.kind)).not.toContain('accept');
    expect(Object.values(state.items).map((item) => item.kind)).not.toContain('verify');
    expect(state.verifications).toMatchObject([{ principalId: 'system:workflow' }]);
    const accepted = (await repair.history()).find((event) => event.type === 'RepairCaseAccepted');
    expect(accepted?.data).toMatchObject({ automatic: true });
    expect((await untilEnded(engine, `${repair.id}-1`)).status).toBe('SUCCEEDED');
  });
});

describe('one application', () => {
  test('of two units becomes two cases that do not wait for each other', async () => {
    const enterprise = await newEnterprise(engine);
    const market = await newRecord(engine, enterprise, { confirmed: true });
    const transport = await newRecord(engine, enterprise, {
      unitId: 'unit-hn-transport',
      sector: 'transport',
      confirmed: true,
    });
    const cases = await file(engine, enterprise, [market, transport]);
    const states = await Promise.all(cases.map((each) => each.proceedTo('accepting')));
    expect(states.map((s) => [s.unitId, s.records.map((r) => r.recordId)])).toEqual([
      ['unit-hn-market', [market]],
      ['unit-hn-transport', [transport]],
    ]);
    await cases[0]?.withdraw();
    expect((await cases[1]?.proceedTo('concluded'))?.records).toMatchObject([{ outcome: 'granted' }]);
    expect((await cases[0]?.state())?.stage).toBe('withdrawn');
  });

  test('with several records is decided record by record and goes on while one is granted', async () => {
    const enterprise = await newEnterprise(engine);
    const [granted, refused] = [
      await newRecord(engine, enterprise, { confirmed: true }),
      await newRecord(engine, enterprise, { confirmed: true }),
    ];
    const repair = await fileOne(engine, enterprise, [granted, refused]);
    await repair.proceedTo('deciding');
    await repair.act('decide', {
      type: 'decide',
      records: [
        { recordId: granted, outcome: 'granted', reason: '符合条件' },
        { recordId: refused, outcome: 'refused', reason: '义务未履行完毕', toFix: '补缴罚款' },
      ],
    });
    const state = await repair.untilStage('concluded');
    expect(state.records.map((r) => [r.recordId, r.outcome])).toEqual([
      [granted, 'granted'],
      [refused, 'refused'],
    ]);
    expect((await recordState(engine, refused)).publication?.state).toBe('published');
    // What was refused may be filed again, what was granted may not.
    await expect(fileOne(engine, enterprise, [granted])).rejects.toThrow('recordAlreadyRepaired');
    await (await fileOne(engine, enterprise, [refused])).untilStage('accepting');
  });
});

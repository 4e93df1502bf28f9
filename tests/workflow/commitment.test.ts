/** Every way a commitment case goes on the engine: what needs no person, what waits for one, and the circle from a broken promise to a new one. */
import { describe, expect, test } from 'vitest';
import { dishonestyRecord } from '#domain/record/record.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { holding } from '#domain/subject/state.ts';
import { matterContent, ordinarily, withDeferred } from '../support/commitment-world.ts';
import { connect } from '../support/engine.ts';
import { fileOne } from '../support/engine-cases.ts';
import { apply, knownFact, newMatter } from '../support/engine-commitments.ts';
import { statusOf } from '../support/engine-machine.ts';
import { newEnterprise, newRecord, recordState } from '../support/engine-records.ts';

const engine = connect();
const term = { workingDays: 10, basis: '测试设定', status: 'assumed' } as const;
const onTheSpot = (verification: Parameters<typeof matterContent>[0]) =>
  matterContent({ decidedOnTheSpot: true, ...verification });

describe('without a person', () => {
  test('an exempt matter is granted, served and fulfilled, and its promise stands in the register', async () => {
    const enterprise = await newEnterprise(engine);
    const exempt = onTheSpot({
      verification: {
        method: 'exempt',
        standard: '免予核查',
        term: { workingDays: null, basis: '未规定', status: 'unknown' },
      },
    });
    const state = await (await apply(engine, enterprise, exempt)).untilStage('fulfilled');
    expect(state.decision).toMatchObject({ automatic: true });
    expect(Object.values(state.items)).toEqual([]);
  });

  test('a matter verified by shared data is fulfilled where the data confirms it, and waits for a person where not', async () => {
    const shared = onTheSpot({
      verification: { method: 'sharedData', standard: '比对', factKinds: ['premises'], term },
    });
    const known = await newEnterprise(engine);
    const fact = { factKind: 'premises', holds: true, on: '2026-10-01', sourceUnitId: 'unit-hn-urban' };
    await knownFact(engine, known.subjectId, fact);
    const confirmed = await apply(engine, known, shared);
    expect((await confirmed.untilStage('fulfilled')).findings).toMatchObject([{ result: 'confirmed' }]);
    const unknown = await apply(engine, await newEnterprise(engine), shared);
    await unknown.item('verifyCommitment');
    expect((await unknown.state()).findings).toMatchObject([{ result: 'absent' }]);
  });

  test('a listed subject is told why, and may take the ordinary procedure', async () => {
    const enterprise = await newEnterprise(engine);
    await newRecord(engine, enterprise, { recordKind: 'seriousDishonestyList', severity: 'serious' });
    const content = matterContent();
    const matterId = await newMatter(engine, content);
    const matter = { matterId, version: 1, current: { version: 1, content } };
    const ended = await (await apply(engine, enterprise, content, { matter })).untilStage('notEligible');
    expect(ended.ineligible).toMatchObject([{ code: 'seriousDishonesty' }]);
    const { materials } = ordinarily(content);
    const ordinary = await apply(engine, enterprise, content, {
      matter,
      procedure: 'ordinary',
      answers: [],
      signature: null,
      authority: null,
      materials,
    });
    await ordinary.grant();
    await ordinary.verify();
    expect((await ordinary.untilStage('fulfilled')).commitment).toBeNull();
  });
});

describe('with people', () => {
  test('documents follow, the promise is verified, and everybody has done their part once', async () => {
    const commitment = await apply(engine, await newEnterprise(engine), withDeferred());
    await commitment.grant();
    await commitment.submitDeferred('health');
    await commitment.submitDeferred('water');
    await commitment.verify();
    await commitment.untilStage('fulfilled');
    const history = (await commitment.history()).map(({ type }) => type);
    expect(history.filter((type) => type === 'DeferredMaterialSubmitted')).toHaveLength(2);
    expect(history.filter((type) => type === 'CommitmentDecisionServed')).toHaveLength(1);
  });

  test('an application is withdrawn or refused, and the machine ends with it', async () => {
    const enterprise = await newEnterprise(engine);
    const withdrawn = await apply(engine, enterprise);
    await withdrawn.item('review');
    const applicant = { principalId: 'applicant', role: 'applicant' } as const;
    await withdrawn.must({ type: 'withdrawCommitment', reason: '不再申请' }, applicant);
    const refused = await apply(engine, enterprise);
    await refused.refuse();
    for (const one of [withdrawn, refused])
      await expect.poll(() => statusOf(engine, `${one.id}-1`, 'commitment'), { timeout: 20_000 }).toBe('SUCCEEDED');
  });

  test('a breach after the end is rectified by a new run of the machine and verified again', async () => {
    const commitment = await apply(engine, await newEnterprise(engine));
    await commitment.grant();
    await commitment.verify();
    await commitment.untilStage('fulfilled');
    await commitment.reportBreach();
    await commitment.orderRectification();
    await commitment.untilStage('rectifying');
    expect(await statusOf(engine, `${commitment.id}-2`, 'commitment')).toBe('RUNNING');
    await commitment.rectify();
    await commitment.verify();
    expect((await commitment.untilStage('fulfilled')).machine.generation).toBe(2);
  });
});

test('the whole circle: a promise is broken, becomes a record, bars its subject, is repaired, and may be given again', async () => {
  const enterprise = await newEnterprise(engine);
  const { subjectId } = enterprise;
  const barsOf = async () => holding((await engine.wiring.reader.load(creditSubject, subjectId)).state);
  const first = await apply(engine, enterprise);
  await first.grant();
  await first.verify('breached');
  await first.revoke();
  const { recordId } = await first.untilStage('revoked');
  const record = await recordState(engine, recordId ?? '');
  expect(record).toMatchObject({
    report: { recordKind: 'other', subjectId, unitId: 'unit-hn-market' },
    repairedBy: null,
  });
  expect(await barsOf()).toMatchObject([{ caseId: first.id, recordId, breachKind: 'notKept' }]);

  const second = await (await apply(engine, enterprise)).untilStage('notEligible');
  expect(second.ineligible).toMatchObject([{ code: 'commitmentBarred', about: recordId }]);

  const correction = { type: 'noteCorrection' as const, correctedOn: '2026-10-12', source: '认定单位' };
  const { door } = engine.wiring;
  await door({
    kind: dishonestyRecord,
    id: recordId ?? '',
    command: correction,
    actor: { principalId: 'test', role: 'system' },
  });
  const repair = await fileOne(engine, enterprise, [recordId ?? '']);
  await repair.act('answerQuestion', { type: 'answerQuestion', answer: 'met', reason: '已重新履行承诺' });
  await repair.proceedTo('concluded');
  expect((await recordState(engine, recordId ?? '')).repairedBy).toMatchObject({ caseId: repair.id });
  expect(await barsOf()).toEqual([]);

  const third = await apply(engine, enterprise);
  await third.grant();
  await third.verify();
  await third.untilStage('fulfilled');
}, 90_000);

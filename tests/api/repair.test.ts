/** Repair cases from filing to their end, every step taken by the person whose step it is, through the API alone. */
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { repairActionRules } from '#domain/access/repair-actions.ts';
import type { PersonCommandName } from '#domain/repair/commands.ts';
import { repairActions } from '#domain/repair/stages.ts';
import { connectApi, type Reply, type User } from '../support/api.ts';
import {
  act,
  clerk,
  enterpriseNumber,
  fileCase,
  freshRecord,
  freshRecords,
  grants,
  type OnItem,
  offered,
  pathOf,
  untilStage,
} from '../support/api-cases.ts';
import { leavesNothing } from '../support/api-traces.ts';
import { connect, until } from '../support/engine.ts';
import type { Enterprise } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
const user = api.as(clerk);
const market = {
  acceptor: api.as('market-acceptor'),
  verifier: api.as('market-verifier'),
  approver: api.as('market-approver'),
  both: api.as('market-both'),
};
let enterprise: Enterprise;
beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 14);
});

const accepted = async (recordIds: readonly string[]): Promise<string> => {
  const caseId = await fileCase(api, enterprise, { recordIds });
  await act(market.acceptor, caseId, 'accept', { opinion: '予以受理。' });
  return caseId;
};

const supports = (recordIds: readonly string[]) => ({
  opinion: '已核查。',
  records: recordIds.map((recordId) => ({ recordId, supported: true, remark: '属实。' })),
});

/** Whatever is not offered is refused: each action with a body that would do if it were offered. */
const bodies = (recordId: string): Readonly<Record<string, Record<string, unknown>>> => ({
  accept: { opinion: '受理。' },
  refuseAcceptance: { reason: '不符合条件。', toFix: '纠正后再申请。' },
  requestSupplement: { items: [{ what: '凭证' }] },
  submitSupplement: { answers: [{ itemId: '1', text: '已补。', documentIds: [] }] },
  verify: supports([recordId]),
  planStep: { way: 'thematicTraining', reason: '建议培训。' },
  submitStep: { certificateNumber: 'PX-1', issuedOn: '2026-10-01', documentIds: [] },
  confirmStep: {},
  returnStep: { reason: '证书不清。' },
  closeSteps: { reason: '不再等待。' },
  closeSupplement: { reason: '不再等待。' },
  extend: { workingDays: 1, reason: '核实。' },
  answerQuestion: { answer: 'met', reason: '确认。' },
  decide: { records: grants([recordId]) },
  withdraw: { reason: '撤回。' },
  reportFalseMaterial: { recordIds: [recordId], finding: '系伪造。', documentIds: [] },
  revoke: { reason: '查实。' },
  dismissFalseMaterial: { reason: '真实。' },
  confirmCommitmentKept: { finding: '已履行。' },
  reportCommitmentBreach: {
    ...{ breachKind: 'notKept', performance: 'none', unkept: '未公示。', finding: '未公示。', documentIds: [] },
  },
  followUpReceipt: { remark: '已督促。' },
});

interface Offer {
  readonly action: string;
  readonly itemId?: string;
  readonly itemVersion?: number;
}

/** People who see the case, and what they are offered; everybody else's actions and items besides, as someone might try. */
const watchers = [clerk, 'market-acceptor', 'market-verifier', 'market-approver', 'market-both', 'market-supervisor'];

const nothingElseSucceeds = async (caseId: string, recordId: string): Promise<void> => {
  const seen = (await api.as('auditor-hn').get(`/repair-cases/${caseId}`)).body;
  const items: Offer[] = seen.items.map((item: { id: string; version: number }) => ({
    action: '',
    itemId: item.id,
    itemVersion: item.version,
  }));
  await leavesNothing(engine, enterprise.subjectId, async () => {
    for (const username of watchers) {
      const offers: Offer[] = (await api.as(username).get(`/repair-cases/${caseId}`)).body.availableActions;
      const attempts = (Object.keys(repairActionRules) as PersonCommandName[]).flatMap((action) => {
        const withItem = items.filter((item) => !offers.some((o) => o.action === action && o.itemId === item.itemId));
        const without = offers.some((offer) => offer.action === action)
          ? []
          : [{ itemId: 'item-unknown', itemVersion: 1 }];
        const plain = !('item' in repairActions[action]);
        return (
          plain
            ? without.map(() => ({}))
            : [...withItem.map(({ itemId, itemVersion }) => ({ itemId, itemVersion })), ...without]
        ).map((on) => ({ action, body: { ...on, ...bodies(recordId)[action] } }));
      });
      const replies = await Promise.all(
        attempts.map(({ action, body }) => api.as(username).post(pathOf(caseId, action), body)),
      );
      replies.forEach(({ status, body }, i) => {
        expect(status, `${username} ${attempts[i]?.action} ${JSON.stringify(body)}`).toBeGreaterThanOrEqual(400);
      });
    }
  });
};

describe('from filing to the last receipt', () => {
  test('with a supplement, training the office asked for, a partial grant, and a history that proves itself', async () => {
    const [good, bad] = (await freshRecords(api, enterprise, 2, { confirmed: false })) as [string, string];
    const caseId = await fileCase(api, enterprise, { recordIds: [good, bad] });
    await offered(market.acceptor, caseId, 'accept');
    await nothingElseSucceeds(caseId, good);
    await act(market.acceptor, caseId, 'requestSupplement', { items: [{ recordId: bad, what: '请补充整改照片。' }] });
    const on = await offered(user, caseId, 'submitSupplement');
    const incomplete = await user.post(pathOf(caseId, 'submitSupplement'), {
      ...on,
      answers: [{ itemId: '9', text: '已补。', documentIds: [] }],
    });
    expect(incomplete).toMatchObject({ status: 422, body: { code: 'supplementIncomplete' } });
    await act(user, caseId, 'submitSupplement', { answers: [{ itemId: '1', text: '已补充。', documentIds: [] }] });
    await act(market.acceptor, caseId, 'accept', { opinion: '材料齐全。' });

    await offered(market.both, caseId, 'verify');
    await act(market.verifier, caseId, 'planStep', { way: 'thematicTraining', reason: '建议参加专题培训。' });
    await act(user, caseId, 'submitStep', {
      certificateNumber: 'HN-XY-2026-0001',
      issuedOn: '2026-09-18',
      documentIds: [],
    });
    await act(market.verifier, caseId, 'confirmStep');
    await act(market.both, caseId, 'verify', supports([good, bad]));

    await offered(market.approver, caseId, 'decide');
    await nothingElseSucceeds(caseId, good);
    const item = await offered(market.approver, caseId, 'decide');
    const records = [
      ...grants([good]),
      { recordId: bad, outcome: 'refused', reason: '整改未完成。', toFix: '完成整改后再申请。' },
    ];
    const sameHands = await market.both.post(pathOf(caseId, 'decide'), { ...item, records });
    expect(sameHands).toMatchObject({ status: 403, body: { code: 'fourEyesViolated' } });
    const decided = await act(market.approver, caseId, 'decide', { records });
    expect(decided.body).toMatchObject({
      stage: 'stopping',
      records: [{ outcome: 'granted' }, { outcome: 'refused' }],
    });
    const done = await untilStage(user, caseId, 'concluded');
    expect(done).toMatchObject({
      final: true,
      items: [],
      records: [
        { recordId: good, reviewRoute: null },
        { recordId: bad, toFix: '完成整改后再申请。', reviewRoute: expect.stringContaining('不予修复') },
      ],
    });
    expect(Object.keys(done.records[0].effectsCompleted).toSorted()).toEqual([
      'publicationEnd',
      'sanctionLift',
      'sharingStop',
    ]);
    await nothingElseSucceeds(caseId, bad);

    await tellsItsHistory(caseId);
    // Who examined is for the authorities; the applicant reads the outcome and the reasons.
    expect(done.verifications).toEqual([]);
    expect(JSON.stringify(done.decisions)).not.toContain(await market.approver.principalId());

    const repaired = await user.get(`/subjects/${enterprise.subjectId}/records/${good}`);
    expect(repaired.body).toMatchObject({
      repairedByCaseId: caseId,
      publication: { state: 'ended' },
      explanation: null,
    });
    const twice = await market.approver.post('/repair-cases', report([good]));
    expect(twice).toMatchObject({ status: 409, body: { code: 'recordAlreadyRepaired' } });
    await untilStage(user, await fileCase(api, enterprise, { recordIds: [bad] }), 'accepting');
  });

  const tellsItsHistory = async (caseId: string): Promise<void> => {
    const { body } = await api.as('auditor-hn').get(`/repair-cases/${caseId}/timeline`);
    const { version } = (await api.as('auditor-hn').get(`/repair-cases/${caseId}`)).body;
    expect(body.chain).toMatchObject({ verified: true, events: version, firstBad: null });
    expect(body.events.map((e: { sequence: number }) => e.sequence)).toEqual(
      Array.from({ length: version }, (_, i) => i + 1),
    );
    const first = body.events.find((e: { type: string }) => e.type === 'RepairCaseAccepted');
    expect(first).toMatchObject({
      actor: { role: 'acceptor', unitId: 'unit-hn-market', name: '周受理' },
      command: { name: 'accept' },
    });
    const changes = body.events.flatMap((e: { changes: { path: string }[] }) => e.changes);
    const stages = changes.filter((c: { path: string }) => c.path === '/stage');
    expect(stages.map((c: { after: string }) => c.after)).toEqual(
      expect.arrayContaining(['accepting', 'supplementing', 'verifying', 'deciding', 'stopping', 'concluded']),
    );
    for (const [i, change] of stages.slice(1).entries()) expect(change.before).toBe(stages[i].after);
    const rules = body.events.flatMap((e: { rules: { rule: string; clause: string }[] }) => e.rules);
    expect(rules).toContainEqual({ rule: 'ndrc36', clause: expect.stringMatching(/./) });
    const letters = body.events.flatMap((e: { documents: unknown[] }) => e.documents);
    expect(letters).toContainEqual({ documentId: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  };

  test('not accepted, with the reason and what to fix; the record is free again', async () => {
    const recordId = await freshRecord(api, enterprise);
    const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
    await act(market.acceptor, caseId, 'refuseAcceptance', {
      reason: '材料与信息不符。',
      toFix: '更换凭证后重新申请。',
    });
    const { body } = await user.get(`/repair-cases/${caseId}`);
    expect(body).toMatchObject({
      stage: 'notAccepted',
      records: [
        {
          outcome: 'notAccepted',
          toFix: '更换凭证后重新申请。',
          reviewRoute: expect.stringContaining('不予受理'),
        },
      ],
    });
    await untilStage(user, await fileCase(api, enterprise, { recordIds: [recordId] }), 'accepting');
  });

  test('refused as a whole, then filed again', async () => {
    const recordId = await freshRecord(api, enterprise);
    const caseId = await accepted([recordId]);
    const records = [{ recordId, outcome: 'refused', reason: '义务未履行完毕。', toFix: '补缴罚款。' }];
    const on = await offered(market.approver, caseId, 'decide');
    const partial = await market.approver.post(pathOf(caseId, 'decide'), { ...on, records: grants(['rec-other']) });
    expect(partial).toMatchObject({ status: 422, body: { code: 'outcomesIncomplete' } });
    await act(market.approver, caseId, 'decide', { records });
    expect((await user.get(`/repair-cases/${caseId}`)).body.stage).toBe('refused');
    const still = await user.get(`/subjects/${enterprise.subjectId}/records/${recordId}`);
    expect(still.body).toMatchObject({ publication: { state: 'published' }, repairedByCaseId: null });
    await untilStage(user, await fileCase(api, enterprise, { recordIds: [recordId] }), 'accepting');
  });

  test('extended once, told in the limits', async () => {
    const caseId = await accepted([await freshRecord(api, enterprise)]);
    await act(market.approver, caseId, 'extend', { workingDays: 3, reason: '需向外地核实。' });
    const again = await market.approver.post(pathOf(caseId, 'extend'), { workingDays: 3, reason: '再延。' });
    expect(again).toMatchObject({ status: 409, body: { code: 'alreadyExtended' } });
    expect((await user.get(`/repair-cases/${caseId}`)).body.extended).toBe(true);
  });
});

describe('a joint review', () => {
  test('is granted only when both bodies have, and nobody else is one', async () => {
    const recordId = await freshRecord(api, enterprise, { unitId: 'unit-hn-tax', sector: 'export', confirmed: false });
    const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
    await act(api.as('tax-acceptor'), caseId, 'accept', { opinion: '予以受理。' });
    for (const verifier of ['customs-verifier', 'tax-verifier'])
      await act(api.as(verifier), caseId, 'verify', supports([recordId]));
    const first = await act(api.as('customs-approver'), caseId, 'decide', { records: grants([recordId]) });
    expect(first.body).toMatchObject({ stage: 'deciding', records: [{ outcome: 'pending' }] });
    const seen = (await user.get(`/repair-cases/${caseId}`)).body;
    expect(seen.bodies.map((body: { id: string }) => body.id)).toEqual(['unit-hn-tax', 'unit-hn-customs']);
    expect(seen.decisions).toEqual([]);
    const outside = await market.approver.get(`/repair-cases/${caseId}`);
    expect(outside).toMatchObject({ status: 403, body: { code: 'wrongUnit' } });
    const last = await act(api.as('tax-approver'), caseId, 'decide', { records: grants([recordId]) });
    expect(last.body).toMatchObject({ stage: 'stopping', records: [{ outcome: 'granted' }] });
    await untilStage(user, caseId, 'concluded');
    const applicantSees = (await user.get(`/repair-cases/${caseId}`)).body.decisions;
    expect(applicantSees.map((d: { unitId: string }) => d.unitId).toSorted()).toEqual([
      'unit-hn-customs',
      'unit-hn-tax',
    ]);
    // Ended, and still found by everybody whom it concerns without further wishes; by nobody else.
    const finds = async (username: string): Promise<boolean> => {
      const { entries } = (await api.as(username).get('/repair-cases?stage=concluded&limit=50')).body;
      return entries.some((entry: { caseId: string }) => entry.caseId === caseId);
    };
    for (const username of ['tax-approver', 'customs-approver', 'auditor-hn', 'supervisor-hn', clerk])
      expect([username, await finds(username)]).toEqual([username, true]);
    for (const username of ['market-approver', 'supervisor-sz', 'clerk-zhang'])
      expect([username, await finds(username)]).toEqual([username, false]);
  });
});

describe('what no rule settles', () => {
  test('an undetermined level and an undetermined rule set are asked of a person, and nothing goes on before the answer', async () => {
    const wang = api.as('clerk-wang');
    const { subjectId, name, code } = (await wang.get('/subjects')).body.entries[0];
    const records = (await wang.get(`/subjects/${subjectId}/records?limit=50`)).body.entries;
    const straddling = records.find((r: { decisionNumber: string }) => r.decisionNumber === '淮市监罚〔2025〕88号');
    // A level once settled belongs to the record for good, so this one is new.
    const undetermined = await freshRecord(
      api,
      { ...enterprise, subjectId, name, uscc: code },
      { severity: null, severityStandard: null, severityStatus: 'unknown' },
    );
    const recordIds = [undetermined, straddling.recordId];
    const caseId = await fileCase(api, { subjectId, name }, { recordIds, username: 'clerk-wang' });
    // Freed again: the sample's record is not this test's own.
    onTestFinished(async () => {
      await wang.post(pathOf(caseId, 'withdraw'), { reason: '撤回。' });
    });
    // Not offered while there are questions, and refused to whoever tries.
    const accepting = await openItem(market.acceptor, caseId, 'accept');
    const early = await market.acceptor.post(pathOf(caseId, 'accept'), { ...accepting, opinion: '受理。' });
    expect(early).toMatchObject({ status: 409, body: { code: 'questionOpen' } });
    const { questions, items } = (await market.approver.get(`/repair-cases/${caseId}`)).body;
    expect(questions.map((q: { kind: string }) => q.kind).toSorted()).toEqual(['ruleSet', 'severity']);
    for (const question of questions) {
      const item = items.find((each: { about?: string }) => each.about === question.id);
      const on = { itemId: item.id, itemVersion: item.version };
      const path = pathOf(caseId, 'answerQuestion');
      const wrong = await market.approver.post(path, { ...on, answer: 'whatever', reason: '猜测。' });
      expect(wrong).toMatchObject({ status: 422, body: { code: 'answerNotAllowed' } });
      expect(wrong.body.allowed).toEqual(question.allowedAnswers);
      expect(wrong.body.detail).toContain(question.kind === 'severity' ? '轻微、一般、严重' : '《信用修复管理办法》');
      const answer = question.kind === 'severity' ? 'general' : 'ndrc36';
      expect((await market.approver.post(path, { ...on, answer, reason: '经认定单位确认。' })).status).toBe(200);
    }
    const answered = (await wang.get(`/repair-cases/${caseId}`)).body;
    expect(answered.questions.map((q: { answer: string }) => q.answer).toSorted()).toEqual(['general', 'ndrc36']);
    expect((await market.acceptor.post(pathOf(caseId, 'accept'), { ...accepting, opinion: '受理。' })).status).toBe(
      200,
    );
  });

  test('a record under both rule sets at once is explained by each', async () => {
    const wang = api.as('clerk-wang');
    const { subjectId } = (await wang.get('/subjects')).body.entries[0];
    const { body } = await wang.get(`/subjects/${subjectId}/records?limit=50`);
    const straddling = body.entries.find(
      (r: { decisionNumber: string }) => r.decisionNumber === '淮交执罚〔2025〕52号',
    );
    expect(straddling.explanation.flags).toContain('ruleSetUndetermined');
    expect(new Set(straddling.explanation.conditions.map((c: { ruleSetId: string }) => c.ruleSetId)).size).toBe(2);
  });
});

/** Waits for an open item of the kind, whatever can be done with it now. */
const openItem = (by: User, caseId: string, kind: string): Promise<OnItem> =>
  until(`item ${kind} of ${caseId}`, async () => {
    const { status, body } = await by.get(`/repair-cases/${caseId}`);
    const item = status === 200 ? body.items.find((each: { kind: string }) => each.kind === kind) : undefined;
    return item && { itemId: item.id, itemVersion: item.version };
  });

/** The body of a report of a repair decided elsewhere. */
const report = (recordIds: readonly string[], decidedOn = '2026-10-09') => ({
  subjectId: enterprise.subjectId,
  recordIds,
  decisionReference: '淮市监信修〔2026〕12号',
  decidedOn,
});

describe('a repair decided elsewhere', () => {
  test('is reported by the unit that determined the record, and its effects follow at once', async () => {
    const recordId = await freshRecord(api, enterprise);
    await leavesNothing(engine, enterprise.subjectId, async () => {
      const refused: [Promise<Reply>, number, string][] = [
        [market.approver.post('/repair-cases', report([recordId], '2026-12-31')), 422, 'decisionDateInFuture'],
        [api.as('ecology-approver').post('/repair-cases', report([recordId])), 403, 'wrongUnit'],
        [market.approver.post('/repair-cases', report(['rec-unknown'])), 404, 'recordNotFound'],
        [market.approver.post('/repair-cases', report([recordId, recordId])), 422, 'duplicateRecord'],
        [
          market.approver.post('/repair-cases', { ...report([recordId]), subjectId: 'sub-other' }),
          403,
          'recordOfOtherSubject',
        ],
      ];
      for (const [reply, status, code] of refused) expect(await reply).toMatchObject({ status, body: { code } });
    });
    const done = await market.approver.post('/repair-cases', report([recordId]));
    expect(done).toMatchObject({
      status: 201,
      body: { stage: 'stopping', records: [{ recordId, outcome: 'granted' }] },
    });
    const concluded = await untilStage(market.approver, done.body.caseId, 'concluded');
    expect(concluded).toMatchObject({ origin: 'reported', applicationId: null });
    const again = await market.approver.post('/repair-cases', report([recordId]));
    expect(again).toMatchObject({ status: 409, body: { code: 'recordAlreadyRepaired' } });
  });
});

describe('false material', () => {
  test('is reported by one, decided by another; what was repaired is published again, and a new filing is a person’s question', async () => {
    // An enterprise of its own: it stays marked.
    const marked = await enterpriseNumber(api, 16);
    const recordId = await freshRecord(api, marked);
    const { subjectId } = marked;
    const { caseId } = (await market.approver.post('/repair-cases', { ...report([recordId]), subjectId })).body;
    await untilStage(user, caseId, 'concluded');
    await act(market.both, caseId, 'reportFalseMaterial', {
      recordIds: [recordId],
      finding: '凭证系伪造。',
      documentIds: [],
    });
    const on = await offered(market.approver, caseId, 'revoke');
    const sameHands = await market.both.post(pathOf(caseId, 'revoke'), { ...on, reason: '查实。' });
    expect(sameHands).toMatchObject({ status: 403, body: { code: 'fourEyesViolated' } });
    expect((await act(market.approver, caseId, 'revoke', { reason: '查实提交虚假材料。' })).body.stage).toBe('revoked');
    const { body } = await user.get(`/subjects/${subjectId}/records/${recordId}`);
    expect(body).toMatchObject({ publication: { state: 'published' }, repairedByCaseId: null });

    const again = await fileCase(api, marked, { recordIds: [await freshRecord(api, marked)] });
    await openItem(market.acceptor, again, 'accept');
    const { questions } = (await market.approver.get(`/repair-cases/${again}`)).body;
    expect(questions).toMatchObject([{ kind: 'reapplicationBan', answer: null }]);
    await act(market.approver, again, 'answerQuestion', { answer: 'mayProceed', reason: '经研究可以办理。' });
    await offered(market.acceptor, again, 'accept');
  });
});

describe('lists of cases', () => {
  test('mine, my unit’s and by stage, each entry with what can be done, none of another unit', async () => {
    const recordId = await freshRecord(api, enterprise);
    const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
    await offered(market.acceptor, caseId, 'accept');
    const find = (reply: Reply) => reply.body.entries.find((entry: { caseId: string }) => entry.caseId === caseId);
    const mine = await until('the case in the list', async () =>
      find(await user.get('/repair-cases?scope=mine&limit=50')),
    );
    expect(mine).toMatchObject({
      subjectName: enterprise.name,
      stage: 'accepting',
      availableActions: [{ action: 'withdraw' }],
    });
    const units = find(await market.acceptor.get('/repair-cases?stage=accepting&limit=50'));
    const alone = (await market.acceptor.get(`/repair-cases/${caseId}`)).body;
    expect(units.availableActions).toEqual(alone.availableActions);
    expect(find(await market.acceptor.get('/repair-cases?stage=concluded&limit=50'))).toBeUndefined();
    expect(find(await api.as('transport-acceptor').get('/repair-cases?limit=50'))).toBeUndefined();
  });
});

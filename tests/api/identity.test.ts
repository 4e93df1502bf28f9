/** Identity data of natural persons: shown for a case or an audit only, and never without a trace that was there first. */
import { beforeAll, expect, test } from 'vitest';
import { EventBody } from '#domain/kernel/event.ts';
import { creditSubject } from '#domain/subject/credit-subject.ts';
import { connectApi } from '../support/api.ts';
import { anyNaturalPerson } from '../support/api-people.ts';
import { lastEventOf } from '../support/api-traces.ts';
import { connect } from '../support/engine.ts';
import { fileOne } from '../support/engine-cases.ts';
import { newEnterprise, newRecord } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
let person: Awaited<ReturnType<typeof anyNaturalPerson>>;
let caseId: string;

beforeAll(async () => {
  person = await anyNaturalPerson(api);
  const asSubject = { ...person, uscc: '' };
  const repair = await fileOne(engine, asSubject, [await newRecord(engine, asSubject)]);
  await repair.item('accept').catch(() => repair.item('answerQuestion'));
  caseId = repair.id;
});

const read = (username: string, query: string, subjectId = person.subjectId) =>
  api.as(username).get(`/subjects/${subjectId}/identity?${query}`);
const versionOf = async () => (await engine.wiring.reader.load(creditSubject, person.subjectId)).version;
const purpose = `purpose=${encodeURIComponent('核对授权委托书')}`;

test('is read by the verifier of the case, and who, when and why stands in the history before the answer', async () => {
  const before = await versionOf();
  const reply = await read('market-verifier', `${purpose}&caseId=${caseId}`);
  expect(reply).toMatchObject({
    status: 200,
    body: { subjectId: person.subjectId, fullName: person.fullName, identityNumber: person.identityNumber },
  });
  const event = await lastEventOf(engine, creditSubject, person.subjectId);
  expect(event).toMatchObject({
    sequence: before + 1,
    type: 'PersonalDataRead',
    actor: { principalId: await api.as('market-verifier').principalId(), role: 'verifier', unitId: 'unit-hn-market' },
    data: { fields: ['fullName', 'identityKind', 'identityNumber'], purpose: '核对授权委托书', caseId },
  });
  expect(JSON.stringify(event)).not.toContain(person.identityNumber);
});

test('every look is one more event, by an auditor too, who needs no case', async () => {
  const before = await versionOf();
  for (let i = 0; i < 2; i += 1) expect((await read('auditor-hn', purpose)).status).toBe(200);
  expect(await versionOf()).toBe(before + 2);
});

test('is refused without purpose, without a case, to other units and cities, for other people’s cases; no trace of a look that was none', async () => {
  const before = await versionOf();
  const enterprise = await newEnterprise(engine);
  const other = await fileOne(engine, enterprise, [await newRecord(engine, enterprise)]);
  await other.item('accept');
  const refused = [
    [await read('market-verifier', `caseId=${caseId}`), 422, 'validationFailed'],
    [await read('market-verifier', `purpose=%20&caseId=${caseId}`), 422, 'validationFailed'],
    [await read('market-verifier', purpose), 422, 'caseNotNamed'],
    [await read('market-verifier', `${purpose}&caseId=case-unknown`), 404, 'caseNotFound'],
    [await read('market-verifier', `${purpose}&caseId=${other.id}`), 404, 'caseNotFound'],
    [await read('ecology-verifier', `${purpose}&caseId=${caseId}`), 403, 'wrongUnit'],
    [await read('market-acceptor', `${purpose}&caseId=${caseId}`), 403, 'wrongRole'],
    [await read('clerk-zhang', purpose), 403, 'wrongRole'],
    [await read('admin-hn', purpose), 403, 'wrongRole'],
    [await read('auditor-hn', purpose, 'sub-unknown'), 404, 'subjectNotFound'],
    [await read('auditor-hn', purpose, enterprise.subjectId), 404, 'identityNotKept'],
  ] as const;
  for (const [reply, status, code] of refused) expect(reply).toMatchObject({ status, body: { code } });
  expect(await versionOf()).toBe(before);
});

test('auditors see who looked, as what, for what and for which case, the latest first, and nobody else does', async () => {
  const asAuditor = api.as('auditor-hn');
  const path = `/subjects/${person.subjectId}/personal-data-reads`;
  await read('market-verifier', `${purpose}&caseId=${caseId}`);
  await read('auditor-hn', purpose);
  const { status, body } = await asAuditor.get(`${path}?limit=2`);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.entries).toMatchObject([
    { reader: { role: 'auditor', roleLabel: '审计人员' }, purpose: '核对授权委托书', caseId: null },
    {
      reader: {
        principalId: await api.as('market-verifier').principalId(),
        ...{ role: 'verifier', roleLabel: '核查人', unit: { name: '淮南市市场监督管理局' } },
      },
      fields: ['fullName', 'identityKind', 'identityNumber'],
      caseId,
    },
  ]);
  const rest = await asAuditor.get(`${path}?limit=2&cursor=${body.next}`);
  expect(rest.body.entries[0].sequence).toBeLessThan(body.entries[1].sequence);
  const ofCase = (await asAuditor.get(`${path}?caseId=${caseId}&limit=50`)).body.entries;
  expect(new Set(ofCase.map((entry: { caseId: string }) => entry.caseId))).toEqual(new Set([caseId]));
  expect(await asAuditor.get('/subjects/sub-unknown/personal-data-reads')).toMatchObject({ status: 404 });
  const elsewhere = await newEnterprise(engine, 'suzhou');
  expect(await asAuditor.get(`/subjects/${elsewhere.subjectId}/personal-data-reads`)).toMatchObject({ status: 403 });
});

test('a case shows a natural person by a masked name only', async () => {
  const { body } = await api.as('market-verifier').get(`/repair-cases/${caseId}`);
  expect(body.subjectName).toBe(person.name);
  expect(person.name).not.toBe(person.fullName);
  const timeline = await api.as('market-verifier').get(`/repair-cases/${caseId}/timeline`);
  const chains = await Promise.all(
    [`repairCase/${caseId}`, `creditSubject/${person.subjectId}`].map((of) =>
      api.as('auditor-hn').get(`/chains/${of}`),
    ),
  );
  for (const text of [body, timeline.body, ...chains.map((chain) => chain.body)].map((said) => JSON.stringify(said))) {
    expect(text).not.toContain(person.identityNumber);
    expect(text).not.toContain(person.fullName);
  }
  const events = await engine.wiring.reader.events(creditSubject, person.subjectId);
  expect(events.map((event) => EventBody.parse(JSON.parse(event.body)).type)).toContain('CreditSubjectRegistered');
});

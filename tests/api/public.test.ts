/** What anybody may see, and what nobody may: natural persons, repaired records, withheld ones. */
import { beforeAll, describe, expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { act, clerk, enterpriseNumber, fileCase, freshRecord, grants, untilStage } from '../support/api-cases.ts';
import { anyNaturalPerson } from '../support/api-people.ts';
import { connect } from '../support/engine.ts';
import { type Enterprise, newRecord } from '../support/engine-records.ts';

const engine = connect();
const api = connectApi(engine);
let enterprise: Enterprise;
beforeAll(async () => {
  enterprise = await enterpriseNumber(api, 15);
});

const search = (what: 'records' | 'commitments', query: Readonly<Record<string, string>>) =>
  api.call({ method: 'GET', path: `/public/${what}?${new URLSearchParams(query)}` });

/** The decision number under which a record is published. */
const numberOf = async (recordId: string): Promise<string> =>
  (await api.as(clerk).get(`/subjects/${enterprise.subjectId}/records/${recordId}`)).body.decisionNumber;

const shown = async (query: Readonly<Record<string, string>>): Promise<string[]> => {
  const reply = await search('records', query);
  expect(reply.status).toBe(200);
  return reply.body.entries.map((entry: { decisionNumber: string }) => entry.decisionNumber);
};

describe('published records', () => {
  test('are found by code, however it is typed, and by the beginning of the name', async () => {
    const number = await numberOf(await freshRecord(api, enterprise));
    const { uscc, name } = enterprise;
    const fullWidth = [...uscc].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
    const queries: Readonly<Record<string, string>>[] = [
      { code: uscc },
      { code: uscc.toLowerCase() },
      { code: `${uscc.slice(0, 8)} ${uscc.slice(8)}` },
      { code: fullWidth },
      { name },
      { name: name.slice(0, -4) },
    ];
    for (const query of queries) expect(await shown(query), JSON.stringify(query)).toContain(number);
    const { body } = await search('records', { code: uscc });
    const entry = body.entries.find((each: { decisionNumber: string }) => each.decisionNumber === number);
    expect(entry).toMatchObject({
      subjectName: name,
      code: uscc,
      unitName: '淮南市市场监督管理局',
      severity: 'general',
      severityLabel: '一般',
      minPeriodEndsOn: '2026-09-05',
      earliestFilingOn: '2026-09-06',
    });
  });

  test('a name that means too many says that it does', async () => {
    const { body } = await search('records', { name: '淮南市' });
    expect(body.incomplete).toBe(true);
    expect(new Set(body.entries.map((e: { code: string }) => e.code)).size).toBeLessThanOrEqual(10);
    expect((await search('records', { name: '没有这样的企业' })).body).toEqual({ entries: [], incomplete: false });
  });

  test.each([
    ['a wrong check character', (code: string) => code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'), '校验码'],
    ['a missing character', (code: string) => code.slice(1), '18位'],
    ['a character no code has', (code: string) => code.replace(/^9/, 'I'), '字符'],
  ])('%s is told as such', async (_, spoil, words) => {
    const reply = await search('records', { code: spoil(enterprise.uscc) });
    expect(reply).toMatchObject({ status: 422, body: { code: 'usccInvalid', detail: expect.stringContaining(words) } });
    expect(await search('commitments', { code: spoil(enterprise.uscc) })).toMatchObject({
      status: 422,
      body: { code: 'usccInvalid' },
    });
  });

  test.each([
    {},
    { code: '1', name: '甲' },
    { name: ' ' },
    { name: '甲'.repeat(201) },
    { code: '' },
    { name: '甲', page: '2' },
    { name: '甲\u0000' },
  ])('a search for %j is refused', async (query) => {
    expect(await search('records', query as Record<string, string>)).toMatchObject({
      status: 422,
      body: { code: 'validationFailed' },
    });
  });

  test('withheld ones are not shown', async () => {
    const recordId = await newRecord(engine, enterprise, { publishable: false });
    const { body } = await api.as(clerk).get(`/subjects/${enterprise.subjectId}/records/${recordId}`);
    expect(await shown({ code: enterprise.uscc })).not.toContain(body.decisionNumber);
  });

  test('of a natural person nothing is shown, by whichever of their names', async () => {
    const person = await anyNaturalPerson(api);
    await newRecord(engine, { ...person, uscc: '' });
    for (const name of [person.name, person.fullName, person.fullName.slice(0, 1)]) {
      const { body } = await search('records', { name });
      expect(JSON.stringify(body)).not.toContain(person.name);
      expect(JSON.stringify(body)).not.toContain(person.fullName);
    }
    // Some identity numbers would do as a code; none is one.
    const byNumber = await search('records', { code: person.identityNumber });
    expect(byNumber.status === 200 ? byNumber.body.entries : byNumber.body.code).toEqual(
      byNumber.status === 200 ? [] : 'usccInvalid',
    );
  });
});

test('what a repair costs and how long it takes is answered from the rules, with what is assumed or unknown said to be so', async () => {
  const { status, body } = await api.call({ method: 'GET', path: '/public/rules' });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ruleSet: { title: '信用修复管理办法' },
    fee: { value: 0, unit: 'yuan', status: 'confirmed' },
    limits: { feedback: { value: 10 }, verification: { status: 'assumed' }, supplement: { value: null } },
  });
  expect(body.regions.map((region: { name: string }) => region.name)).toEqual(['淮南市', '宿州市']);
});

describe('a repair', () => {
  test('publishes its commitment before the decision, and takes the record away with it', async () => {
    const recordId = await freshRecord(api, enterprise);
    const number = await numberOf(recordId);
    const caseId = await fileCase(api, enterprise, { recordIds: [recordId] });
    await act(api.as('market-acceptor'), caseId, 'accept', { opinion: '予以受理。' });
    const { commitment } = await untilStage(api.as(clerk), caseId, 'deciding');
    const { body } = await search('commitments', { code: enterprise.uscc });
    const entry = body.entries.find((each: { commitmentId: string }) => each.commitmentId === commitment.commitmentId);
    expect(entry).toMatchObject({
      subjectName: enterprise.name,
      textHash: commitment.textHash,
      letterVersion: commitment.letterVersion,
      signedOn: '2026-10-12',
    });
    const byName = await search('commitments', { name: enterprise.name });
    expect(byName.body.entries).toContainEqual(entry);

    expect(await shown({ code: enterprise.uscc })).toContain(number);
    await act(api.as('market-approver'), caseId, 'decide', { records: grants([recordId]) });
    // With the decision itself, not with the platforms' receipts.
    expect(await shown({ code: enterprise.uscc })).not.toContain(number);
    await untilStage(api.as(clerk), caseId, 'concluded');
    expect(await shown({ code: enterprise.uscc })).not.toContain(number);
  });
});

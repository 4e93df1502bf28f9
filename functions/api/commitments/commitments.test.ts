/** The register through the API: an organisation promises, its unit finds, the public looks, the region exports. */
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { creditCommitment } from '#domain/credit-commitment/credit-commitment.ts';
import type { CommitmentEntry } from '#domain/credit-commitment/entry.ts';
import type { Command } from '#domain/kernel/aggregate.ts';
import { syntheticUscc } from '#domain/subject/uscc.ts';
import { later } from '../../../tests/support/context.ts';
import { official, representing, storedApi } from '../../../tests/support/stored-api.ts';
import { market, szEcology, tax } from '../../../tests/support/world.ts';
import { subjectItem } from '../../shared/directory/subjects.ts';
import { makeFindUnit } from '../../shared/directory/unit-names.ts';
import type { ApiDeps } from '../../shared/http/deps.ts';
import { searchPublicCommitmentsRoute } from '../public/commitments.ts';
import { declareCommitmentRoute, previewDeclarationRoute } from './declare.ts';
import { exportCommitmentsRoute } from './export.ts';
import { recordPerformanceRoute, withdrawDeclarationRoute } from './follow-up.ts';
import { listCreditCommitmentsRoute } from './list.ts';
import { readCreditCommitmentRoute } from './read.ts';

const routes = (deps: ApiDeps) => {
  const findUnit = makeFindUnit(deps.db, deps.tables.directory);
  return [
    previewDeclarationRoute(deps, findUnit),
    declareCommitmentRoute(deps, findUnit),
    listCreditCommitmentsRoute(deps),
    exportCommitmentsRoute(deps, findUnit),
    readCreditCommitmentRoute(deps),
    withdrawDeclarationRoute(deps),
    recordPerformanceRoute(deps),
    searchPublicCommitmentsRoute(deps),
  ];
};

const name = '淮南市舜珩餐饮有限公司';
const uscc = syntheticUscc('91', 'MA00TEXT');
const clerk = representing('subject-1', 'commitment');
const verifier = official(market, 'huainan', 'verifier');
const auditor = official('unit-hn-credit', 'huainan', 'auditor');

let api: ReturnType<typeof storedApi>;
beforeEach(() => {
  api = storedApi(routes);
  const subject = { subjectId: 'subject-1', regionId: 'huainan', kind: 'legalPerson', name, uscc } as const;
  api.put(subjectItem(subject));
  api.put({ pk: `USCC#${uscc}`, sk: 'USCC', subjectId: 'subject-1' });
  api.put(subjectItem({ subjectId: 'person-1', regionId: 'huainan', kind: 'naturalPerson', name: '欧**', uscc: null }));
});

const words = {
  subjectId: 'subject-1',
  type: 'voluntary',
  reason: '诚信经营',
  content: '=七日内无理由退货',
  breachLiability: '公开致歉',
  receivingUnitId: market,
  disclosureScope: 'public',
};
const signed = async (more: object = {}, signature: object = {}) => {
  const { status, body } = await api.post(clerk, '/commitments/preview', { ...words, ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  const { textVersion, textHash, signAs } = body;
  return { ...words, ...more, signature: { textVersion, textHash, typedName: signAs, ...signature } };
};
const declared = async (more: object = {}): Promise<string> => {
  const { status, body } = await api.post(clerk, '/commitments', await signed(more));
  expect(status, JSON.stringify(body)).toBe(201);
  return body.commitmentId;
};
/** Registered as a case or an application would have it. */
const registers = (id: string, more: Partial<CommitmentEntry> = {}): Promise<void> => {
  const entry: CommitmentEntry = {
    subjectId: 'subject-1',
    subjectKind: 'legalPerson',
    regionId: 'huainan',
    type: 'approvalSubstitution',
    reason: '办理许可',
    content: '符合条件',
    breachLiability: '撤销许可',
    remarks: null,
    committedOn: '2026-10-12',
    expiresOn: null,
    receivingUnitId: market,
    disclosureScope: 'public',
    source: { kind: 'commitmentCase', id: `case-${id}` },
    textHash: 'a'.repeat(64),
    signature: null,
    ...more,
  };
  const code = `00000020261012${String(900_000 + Number(id))}`;
  return api.world.does(creditCommitment, id, { type: 'registerCommitment', code, entry } as Command);
};
const rowsWritten = () => api.world.tables.all('records').length;

describe('declaring', () => {
  it('shows the exact text, takes it signed, and gives it a code; codes rise', async () => {
    const first = await api.post(clerk, '/commitments', await signed());
    const second = await api.post(clerk, '/commitments', await signed({ type: 'industrySelfDiscipline' }));
    expect([first.body.code, second.body.code]).toEqual(['00000020261012000001', '00000020261012000002']);
    expect(first.body).toMatchObject({
      standing: 'inForce',
      standingLabel: '有效',
      availableActions: [{ action: 'withdrawDeclaration' }],
    });
    const { state } = await api.world.reader.load(creditCommitment, first.body.commitmentId);
    expect(state.entry).toMatchObject({
      source: { kind: 'declaration', id: first.body.commitmentId },
      regionId: 'huainan',
      signature: { signedBy: clerk.principalId, authority: { scope: 'commitment', from: '2026-01-01', to: null } },
    });
  });

  it('again under the same key is answered as before and takes no second code', async () => {
    const body = await signed();
    const first = await api.post(clerk, '/commitments', body, 'once');
    expect(await api.post(clerk, '/commitments', body, 'once')).toEqual(first);
    expect((await api.post(clerk, '/commitments', await signed())).body.code).toBe('00000020261012000002');
  });

  it.each([
    ['another text', {}, { textHash: '0'.repeat(64) }, 409, 'commitmentTextChanged'],
    ['another version of the text', {}, { textVersion: '2020' }, 409, 'commitmentTextChanged'],
    ['another name', {}, { typedName: '别的企业' }, 422, 'signatureMismatch'],
    ['an end in the past', { expiresOn: '2026-10-11' }, {}, 422, 'commitmentTermInvalid'],
  ])('with %s is refused, writes nothing and takes no code', async (_, more, signature, status, code) => {
    const before = rowsWritten();
    expect(await api.post(clerk, '/commitments', await signed(more, signature))).toMatchObject({
      status,
      body: { code },
    });
    expect(rowsWritten()).toBe(before);
    expect((await api.post(clerk, '/commitments', await signed())).body.code).toBe('00000020261012000001');
  });

  it.each([
    ['an unknown unit', { receivingUnitId: 'unit-nowhere' }, 'unitNotFound'],
    ['a type that only a case has', { type: 'creditRepair' }, 'validationFailed'],
    ['more than the standard holds', { reason: '字'.repeat(513) }, 'validationFailed'],
    ['nothing promised', { content: ' ' }, 'validationFailed'],
  ])('%s is refused', async (_, more, code) => {
    const signature = { textVersion: '2026-11', textHash: '0'.repeat(64), typedName: name };
    const answer = await api.post(clerk, '/commitments', { ...words, ...more, signature });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  it('needs an authority that says so, and is not for natural persons', async () => {
    const body = await signed();
    expect((await api.post(representing('subject-1', 'repair'), '/commitments', body)).body.code).toBe(
      'authorityMissing',
    );
    expect((await api.post(representing('subject-2', 'commitment'), '/commitments', body)).body.code).toBe(
      'notRepresenting',
    );
    const person = representing('person-1', 'legalRepresentative');
    expect((await api.post(person, '/commitments', { ...body, subjectId: 'person-1' })).body.code).toBe(
      'declarationForOrganisations',
    );
  });
});

describe('a declared commitment', () => {
  it('is found on by the unit that received it, and then cannot be withdrawn', async () => {
    const id = await declared();
    const path = `/commitments/${id}/performance`;
    const partly = { status: 'partial', unkept: '七日内退货', accountability: '责令退款' };
    expect((await api.post(official(tax, 'huainan', 'verifier'), path, partly)).body.code).toBe('wrongUnit');
    expect((await api.post(official(market, 'huainan', 'approver'), path, partly)).body.code).toBe('wrongRole');
    expect((await api.post(verifier, path, { status: 'partial', unkept: '七日内退货' })).body.code).toBe(
      'validationFailed',
    );
    expect((await api.post(verifier, path, { status: 'full', unkept: '七日内退货' })).body.code).toBe(
      'validationFailed',
    );
    expect(await api.post(verifier, path, partly)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await api.get(clerk, `/commitments/${id}`)).toMatchObject({
      performance: {
        status: 'partial',
        statusLabel: '部分履行',
        unkept: '七日内退货',
        determinedOn: '2026-10-12',
        determiningUnit: { id: market },
      },
      availableActions: [],
    });
    expect((await api.post(clerk, `/commitments/${id}/withdraw`, { reason: '不再经营' })).body.code).toBe(
      'performanceOnRecord',
    );
  });

  it('is withdrawn by its subject, once', async () => {
    const id = await declared();
    const withdraw = () => api.post(clerk, `/commitments/${id}/withdraw`, { reason: '不再经营' });
    expect(await withdraw()).toMatchObject({ status: 200, body: { standing: 'withdrawn', availableActions: [] } });
    expect((await withdraw()).body.code).toBe('commitmentEnded');
    expect(await api.get(auditor, `/commitments/${id}`)).toMatchObject({ withdrawn: { reason: '不再经营' } });
  });

  it('of a case is neither found on nor withdrawn here', async () => {
    await registers('1');
    expect((await api.post(verifier, '/commitments/1/performance', { status: 'full' })).body.code).toBe(
      'performanceFoundByCase',
    );
    expect((await api.post(clerk, '/commitments/1/withdraw', { reason: '不再经营' })).body.code).toBe(
      'commitmentNotWithdrawable',
    );
    expect((await api.get(verifier, '/commitments/1')).availableActions).toEqual([]);
    expect((await api.post(verifier, '/commitments/none/performance', { status: 'full' })).body.code).toBe(
      'commitmentNotFound',
    );
  });
});

describe('lists', () => {
  const idsIn = (entries: readonly { commitmentId: string }[]) => entries.map(({ commitmentId }) => commitmentId);
  beforeEach(async () => {
    await registers('1', { committedOn: '2026-09-30' });
    await registers('2');
    await registers('3', { receivingUnitId: tax });
    await registers('4', { subjectId: 'person-1', subjectKind: 'naturalPerson' });
    await registers('5', { regionId: 'suzhou', receivingUnitId: szEcology });
  });

  it('of a subject are its own, the newest first, page by page', async () => {
    expect(idsIn(await api.list(clerk, '/commitments', 1, { subjectId: 'subject-1' }))).toEqual(['5', '3', '2', '1']);
    await expect(api.get(clerk, '/commitments', { subjectId: 'subject-2' })).rejects.toThrow('notRepresenting');
    await expect(api.get(clerk, '/commitments')).rejects.toThrow('validationFailed');
    await expect(api.get(clerk, '/commitments', { subjectId: 'subject-1', month: '2026-10' })).rejects.toThrow(
      'validationFailed',
    );
  });

  it('of a month are what one’s office reaches in the region', async () => {
    const inMonth = async (who: Parameters<typeof api.list>[0]) =>
      idsIn(await api.list(who, '/commitments', 2, { month: '2026-10' }));
    expect(await inMonth(auditor)).toEqual(['4', '3', '2']);
    expect(await inMonth(official('unit-hn-credit', 'huainan', 'supervisor'))).toEqual(['4', '3', '2']);
    expect(await inMonth(verifier)).toEqual(['4', '2']);
    expect(await inMonth(official(szEcology, 'suzhou', 'auditor'))).toEqual(['5']);
    expect(idsIn(await api.list(auditor, '/commitments', 5, { month: '2026-09' }))).toEqual(['1']);
    await expect(api.get(auditor, '/commitments', { month: '2026-13' })).rejects.toThrow('应为月份');
  });

  it('and single commitments are for who has to do with them', async () => {
    expect((await api.ask(official(tax, 'huainan', 'verifier'), 'GET', '/commitments/2')).statusCode).toBe(403);
    expect((await api.ask(official(szEcology, 'suzhou', 'auditor'), 'GET', '/commitments/2')).statusCode).toBe(403);
    expect((await api.ask(representing('subject-2'), 'GET', '/commitments/2')).statusCode).toBe(403);
    expect((await api.get(verifier, '/commitments/4')).subjectName).toBe('欧**');
  });
});

describe('what anybody sees', () => {
  const seen = async () => (await api.get(null, '/public/commitments', { code: uscc })).entries;

  it('is every public commitment that stands, with how far it was kept', async () => {
    const id = await declared();
    await registers('1', { committedOn: '2026-09-30' });
    await api.post(verifier, `/commitments/${id}/performance`, { status: 'full' });
    const entries = await seen();
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual({
      subjectName: name,
      code: uscc,
      commitmentId: id,
      commitmentCode: '00000020261012000001',
      type: 'voluntary',
      typeLabel: '主动型',
      reason: '诚信经营',
      content: '=七日内无理由退货',
      letterVersion: '2026-11',
      textHash: expect.any(String),
      signedOn: '2026-10-12',
      publishedOn: '2026-10-12',
      receivingUnitName: market,
      expiresOn: null,
      standing: 'inForce',
      performance: 'full',
      performanceLabel: '全部履行',
    });
  });

  it('is nothing limited, nothing secret, nothing withdrawn, nothing of a natural person, no unpublished letter', async () => {
    await declared({ disclosureScope: 'limited' });
    await declared({ disclosureScope: 'notPublic' });
    const id = await declared();
    await api.post(clerk, `/commitments/${id}/withdraw`, { reason: '不再经营' });
    await registers('1', { subjectId: 'person-1', subjectKind: 'naturalPerson' });
    await registers('2', { type: 'creditRepair' });
    expect(await seen()).toEqual([]);
    expect((await api.get(null, '/public/commitments', { name: '欧' })).entries).toEqual([]);
  });
});

describe('the export', () => {
  const supervisor = official('unit-hn-credit', 'huainan', 'supervisor');
  const part = async (query: string) => {
    const answer = await api.ask(supervisor, 'GET', '/commitments/export', { rawQueryString: query });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    return answer;
  };
  const rowsOf = (content: string) =>
    parse(content, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

  it('is the month of the region in the standard’s columns, persons masked, formulas disarmed', async () => {
    const id = await declared({ remarks: '每年公布一次' });
    await api.post(verifier, `/commitments/${id}/performance`, {
      status: 'none',
      unkept: '全部',
      accountability: '公开致歉',
    });
    const withdrawn = await declared();
    await api.post(clerk, `/commitments/${withdrawn}/withdraw`, { reason: '不再经营' });
    await registers('3', { subjectId: 'person-1', subjectKind: 'naturalPerson', disclosureScope: 'notPublic' });
    await registers('4', { regionId: 'suzhou', receivingUnitId: szEcology });
    await registers('5', { committedOn: '2026-09-30' });
    const { headers, body } = await part('month=2026-10');
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="commitments-huainan-2026-10.csv"',
      'cache-control': 'no-store',
    });
    expect(headers['link']).toBeUndefined();
    expect(body.charCodeAt(0)).toBe(0xfeff);
    const rows = rowsOf(body);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      '承诺编码',
      '承诺人名称',
      '承诺人类别',
      '承诺人代码',
      '承诺类型',
      '承诺事由',
      '承诺内容',
      '违诺责任',
      '承诺作出日期',
      '承诺有效期',
      '承诺受理单位',
      '承诺受理单位代码',
      '公开类型',
      '备注',
      '承诺履行状态',
      '未履行的承诺内容',
      '违诺责任追究内容',
      '认定日期',
      '认定单位',
      '认定单位代码',
    ]);
    expect(rows).toHaveLength(3);
    expect(rows.find((row) => row['承诺编码'] === '00000020261012000001')).toEqual({
      承诺编码: '00000020261012000001',
      承诺人名称: name,
      承诺人类别: '法人及非法人组织',
      承诺人代码: uscc,
      承诺类型: '主动型',
      承诺事由: '诚信经营',
      承诺内容: "'=七日内无理由退货",
      违诺责任: '公开致歉',
      承诺作出日期: '2026-10-12',
      承诺有效期: '',
      承诺受理单位: market,
      承诺受理单位代码: market,
      公开类型: '可向社会公开',
      备注: '每年公布一次',
      承诺履行状态: '全部未履行',
      未履行的承诺内容: '全部',
      违诺责任追究内容: '公开致歉',
      认定日期: '2026-10-12',
      认定单位: market,
      认定单位代码: market,
    });
    expect(rows.find((row) => row['承诺编码'] === '00000020261012000002')?.['备注']).toBe('已于2026-10-12撤回');
    expect(rows.find((row) => row['承诺人类别'] === '自然人')).toMatchObject({
      承诺人名称: '欧**',
      承诺人代码: '*'.repeat(18),
      公开类型: '不可公开',
      承诺履行状态: '',
    });
  });

  it('that is long comes in parts that make one file, each row once', async () => {
    const content = '诺'.repeat(4000);
    const ids = Array.from({ length: 160 }, (_, index) => String(index + 1));
    for (const id of ids) await registers(id, { content, breachLiability: content });
    let query: string | undefined = 'month=2026-10';
    const parts: string[] = [];
    while (query !== undefined) {
      const { headers, body } = await part(query);
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(6_000_000);
      parts.push(body);
      query = /^<\/commitments\/export\?(.*)>; rel="next"$/.exec(headers['link'] ?? '')?.[1];
    }
    expect(parts).toHaveLength(2);
    expect(new Set(rowsOf(parts.join('')).map((row) => row['承诺编码'])).size).toBe(160);
  });

  it('of a month without commitments is its heading', async () => {
    const { body } = await part('month=2020-01');
    expect(rowsOf(body)).toEqual([]);
    expect(body.split('\r\n')).toHaveLength(2);
  });

  it('is the region’s: neither a unit’s officer nor an applicant has it', async () => {
    for (const who of [verifier, clerk])
      expect((await api.ask(who, 'GET', '/commitments/export', { rawQueryString: 'month=2026-10' })).statusCode).toBe(
        403,
      );
  });
});

it('a commitment past its last day says so', async () => {
  const id = await declared({ expiresOn: '2026-12-31' });
  api.world.now = later(api.world.now, 81);
  expect(await api.get(clerk, `/commitments/${id}`)).toMatchObject({ standing: 'expired', availableActions: [] });
});

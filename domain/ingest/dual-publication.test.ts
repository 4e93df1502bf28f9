import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyCheckCharacter, syntheticUscc, usccCheckCharacter } from '../subject/uscc.ts';
import { checkHeader, type PenaltyRowContext, parsePenaltyRow } from './dual-publication.ts';
import { tenThousandYuanOfCents } from './money.ts';
import { type PenaltyFieldCode, penaltyFields, penaltyKinds } from './penalty-fields.ts';
import type { RowRule } from './row-problems.ts';

type Cells = Partial<Record<PenaltyFieldCode, string>>;

const unitCode = syntheticUscc('11', 'MA000001');
const enterpriseCode = syntheticUscc('91', 'MA000002');
const wrongBodyDigit = bodyCheckCharacter('MA000002') === '1' ? '2' : '1';
const wrongBody = `91000000MA000002${wrongBodyDigit}`;
const wrongBodyCode = wrongBody + usccCheckCharacter(wrongBody);
const shopCode = syntheticUscc('92', 'MA000003');
const unit = { unitId: 'unit-x', regionId: 'huainan', name: '样例局' };
const context: PenaltyRowContext = {
  today: '2026-10-12',
  unitByCode: (code) => (code === unitCode ? unit : undefined),
};

const organization: Cells = {
  CF_XDR_MC: '样例有限公司',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: enterpriseCode,
  CF_FRDB: '样例代表',
  CF_WSH: '样罚〔2026〕1号',
  CF_WFXW: '虚假宣传',
  CF_SY: '经查，该单位作虚假宣传。\n第二段。',
  CF_YJ: '《样例法》第一条',
  CF_CFLB: '罚款;没收违法所得',
  CF_NR: '罚款15000元；没收违法所得300元。',
  CF_NR_FK: '1.5',
  CF_NR_WFFF: '0.03',
  CF_JDRQ: '2026-06-05',
  CF_GSJZQ: '2027/6/5',
  CF_CFJG: unit.name,
  CF_CFJGDM: unitCode,
  CF_SJLY: unit.name,
  CF_SJLYDM: unitCode,
  KZ_YZCD: '一般',
  KZ_CFCX: '普通程序',
  KZ_LY: '食品',
};

const person: Cells = {
  ...organization,
  CF_XDR_MC: '样例人',
  CF_XDR_LB: '自然人',
  CF_XDR_SHXYM: '',
  CF_FRDB: '',
  CF_XDR_ZJLX: '身份证',
  CF_XDR_ZJHM: '00000019800101118x',
};

const parse = (cells: Cells, line = 7) => parsePenaltyRow(cells as Record<string, string>, line, context);
const findings = (cells: Cells) => {
  const parsed = parse(cells);
  return parsed.ok ? [] : parsed.problem.map(({ line, field, rule }) => ({ line, field, rule }));
};

describe('a good row', () => {
  it('becomes a report in the words of the glossary', () => {
    const parsed = parse(organization);
    expect(parsed).toEqual({
      ok: true,
      value: {
        recordKind: 'administrativePenalty',
        subject: { kind: 'legalPerson', name: '样例有限公司', uscc: enterpriseCode, legalRepresentative: '样例代表' },
        unit: { ...unit, code: unitCode },
        sourceUnit: { name: '样例局', code: unitCode },
        decisionNumber: '样罚〔2026〕1号',
        determinedOn: '2026-06-05',
        validUntil: null,
        reportedPublicationEnd: '2027-06-05',
        penaltyKinds: ['fine', 'confiscationOfGains'],
        procedure: 'ordinary',
        fineCents: 1_500_000,
        confiscatedCents: 30_000,
        affectedLicense: null,
        violation: '虚假宣传',
        facts: '经查，该单位作虚假宣传。\n第二段。',
        legalBasis: '《样例法》第一条',
        content: '罚款15000元；没收违法所得300元。',
        sector: 'food',
        specialField: true,
        severity: 'general',
        minorPublicationReason: null,
        remarks: null,
        warnings: [],
      },
    });
  });

  it('keeps the document of a natural person apart from everything else', () => {
    const parsed = parse(person);
    expect(parsed).toMatchObject({
      value: {
        subject: {
          kind: 'naturalPerson',
          name: '样例人',
          identity: { kind: 'residentIdentityCard', number: '00000019800101118X' },
        },
      },
    });
    const { subject: _, ...rest } = parsed.ok ? parsed.value : { subject: undefined };
    expect(JSON.stringify(rest)).not.toContain('0000001980');
  });

  it.each<[string, Cells, object]>([
    [
      'a code in lower case and full width',
      { CF_XDR_SHXYM: enterpriseCode.toLowerCase().replace('9', '９') },
      { subject: { uscc: enterpriseCode } },
    ],
    [
      'an individual business',
      { CF_XDR_LB: '个体工商户', CF_XDR_SHXYM: shopCode },
      { subject: { kind: 'individualBusiness' } },
    ],
    [
      'an unincorporated organisation',
      { CF_XDR_LB: '非法人组织' },
      { subject: { kind: 'unincorporatedOrganization' } },
    ],
    [
      'no level, procedure or field',
      { KZ_YZCD: '', KZ_CFCX: '', KZ_LY: '' },
      { severity: null, procedure: null, sector: null, specialField: false },
    ],
    [
      'kinds with a full-width semicolon',
      { CF_CFLB: '罚款；没收违法所得' },
      { penaltyKinds: ['fine', 'confiscationOfGains'] },
    ],
    [
      'confiscated goods without an amount',
      { CF_CFLB: '没收非法财物', CF_NR_FK: '', CF_NR_WFFF: '' },
      { confiscatedCents: 0 },
    ],
    ['a field that is not special', { KZ_LY: '税务' }, { sector: 'tax', specialField: false }],
    ['spaces around cells', { CF_WSH: ' 样罚〔2026〕1号\u3000' }, { decisionNumber: '样罚〔2026〕1号' }],
    ['a decision of today', { CF_JDRQ: '2026-10-12' }, { determinedOn: '2026-10-12' }],
    [
      'the simple procedure, with a warning',
      { KZ_CFCX: '简易程序' },
      { warnings: [{ line: 7, rule: 'simpleProcedureNotRequired' }] },
    ],
    [
      'a body check that does not hold, with a warning',
      { CF_XDR_SHXYM: wrongBodyCode },
      { warnings: [{ line: 7, field: 'CF_XDR_SHXYM', rule: 'bodyCheckCharacter' }] },
    ],
  ])('accepts %s', (_, change, expected) => {
    expect(parse({ ...organization, ...change })).toMatchObject({ ok: true, value: expected });
  });
});

describe('a bad row', () => {
  const changed = (digit: string) => enterpriseCode.slice(0, -1) + (enterpriseCode.endsWith(digit) ? '1' : digit);

  it.each<[Cells, PenaltyFieldCode, RowRule]>([
    [{ CF_XDR_SHXYM: changed('0') }, 'CF_XDR_SHXYM', 'badCheckCharacter'],
    [{ CF_XDR_SHXYM: enterpriseCode.slice(1) }, 'CF_XDR_SHXYM', 'badLength'],
    [{ CF_XDR_SHXYM: enterpriseCode.replace('0', 'O') }, 'CF_XDR_SHXYM', 'badCharacter'],
    [{ CF_XDR_SHXYM: '' }, 'CF_XDR_SHXYM', 'required'],
    [{ CF_XDR_SHXYM: shopCode }, 'CF_XDR_SHXYM', 'codeCategoryMismatch'],
    [{ CF_XDR_LB: '个体工商户' }, 'CF_XDR_SHXYM', 'codeCategoryMismatch'],
    [{ CF_XDR_ZJHM: '00000019800101118X' }, 'CF_XDR_ZJHM', 'codeCategoryMismatch'],
    [{ CF_XDR_LB: '公司' }, 'CF_XDR_LB', 'notInDictionary'],
    [{ CF_XDR_LB: 'constructor' }, 'CF_XDR_LB', 'notInDictionary'],
    [{ CF_WSH: '   ' }, 'CF_WSH', 'required'],
    [{ CF_WSH: '号'.repeat(129) }, 'CF_WSH', 'tooLong'],
    [{ CF_WSH: '样罚\n1号' }, 'CF_WSH', 'controlCharacter'],
    [{ CF_SY: '经查\u0007' }, 'CF_SY', 'controlCharacter'],
    [{ CF_SY: '经查\u202e' }, 'CF_SY', 'controlCharacter'],
    [{ CF_CFLB: '罚金' }, 'CF_CFLB', 'notInDictionary'],
    [{ CF_CFLB: '罚款,没收违法所得' }, 'CF_CFLB', 'notInDictionary'],
    [{ KZ_YZCD: '特定严重' }, 'KZ_YZCD', 'notInDictionary'],
    [{ CF_JDRQ: '2026-02-30' }, 'CF_JDRQ', 'badDate'],
    [{ CF_JDRQ: '2026-06/05' }, 'CF_JDRQ', 'badDate'],
    [{ CF_JDRQ: '20260605' }, 'CF_JDRQ', 'badDate'],
    [{ CF_JDRQ: '2026-10-13' }, 'CF_JDRQ', 'dateInFuture'],
    [{ CF_GSJZQ: '2026-06-04' }, 'CF_GSJZQ', 'dateBeforeDecision'],
    [{ CF_NR_FK: '1.5万元' }, 'CF_NR_FK', 'badAmount'],
    [{ CF_NR_FK: '-1' }, 'CF_NR_FK', 'badAmount'],
    [{ CF_NR_FK: '1,500' }, 'CF_NR_FK', 'badAmount'],
    [{ CF_NR_FK: '0.0000001' }, 'CF_NR_FK', 'badAmount'],
    [{ CF_NR_FK: '' }, 'CF_NR_FK', 'amountInconsistent'],
    [{ CF_CFLB: '罚款' }, 'CF_NR_WFFF', 'amountInconsistent'],
    [{ CF_CFJGDM: shopCode }, 'CF_CFJGDM', 'unitUnknown'],
    [{ CF_CFJG: '别的局' }, 'CF_CFJG', 'unitNameMismatch'],
    [{ CF_SJLYDM: unitCode.slice(1) }, 'CF_SJLYDM', 'badLength'],
  ])('%j is reported as %s: %s', (change, field, rule) => {
    expect(findings({ ...organization, ...change })).toContainEqual({ line: 7, field, rule });
  });

  it.each<[Cells, PenaltyFieldCode, RowRule]>([
    [{ CF_XDR_SHXYM: enterpriseCode }, 'CF_XDR_SHXYM', 'codeCategoryMismatch'],
    [{ CF_XDR_ZJHM: '' }, 'CF_XDR_ZJHM', 'required'],
    [{ CF_XDR_ZJHM: '000000198001011011' }, 'CF_XDR_ZJHM', 'badIdentityNumber'],
    [{ CF_XDR_ZJHM: '000000198013011013' }, 'CF_XDR_ZJHM', 'badIdentityNumber'],
    [{ CF_XDR_ZJLX: '驾驶证' }, 'CF_XDR_ZJLX', 'notInDictionary'],
  ])('of a natural person, %j is reported as %s: %s', (change, field, rule) => {
    expect(findings({ ...person, ...change })).toContainEqual({ line: 7, field, rule });
  });

  it('names every fault at once', () => {
    expect(findings({ CF_XDR_LB: '自然人', CF_JDRQ: '昨天', CF_NR_FK: 'x' })).toEqual(
      [
        ...['CF_XDR_MC', 'CF_XDR_ZJLX', 'CF_XDR_ZJHM', 'CF_WSH', 'CF_WFXW', 'CF_SY', 'CF_YJ', 'CF_CFLB', 'CF_NR'],
        ...['CF_CFJG', 'CF_CFJGDM', 'CF_SJLY', 'CF_SJLYDM'],
      ]
        .map((field) => ({ line: 7, field, rule: 'required' }))
        .concat([
          { line: 7, field: 'CF_JDRQ', rule: 'badDate' },
          { line: 7, field: 'CF_NR_FK', rule: 'badAmount' },
        ]),
    );
  });

  it('is described in a sentence that does not repeat what may be personal', () => {
    const parsed = parse({ ...person, CF_XDR_ZJHM: '110101198001011234', CF_SY: '样例人\u0000' });
    const messages = parsed.ok ? [] : parsed.problem.map(({ message }) => message);
    expect(messages).toHaveLength(2);
    for (const message of messages) {
      expect(message).toMatch(/。$/);
      expect(message).not.toMatch(/\{|110101|样例人/);
    }
  });
});

describe('any row', () => {
  const text = fc.stringMatching(/^[一-龥]{1,30}$/);
  const goodRow = fc
    .record({
      name: text,
      body: fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{8}$/),
      number: text,
      fine: fc.nat(1_000_000_000),
      gains: fc.nat(1_000_000_000),
      day: fc.date({ min: new Date('2019-07-01'), max: new Date('2026-10-12'), noInvalidDate: true }),
      others: fc.uniqueArray(fc.constantFrom('警告', '责令停产停业', '吊销许可证件', '其他'), { minLength: 1 }),
      slash: fc.boolean(),
    })
    .map(({ name, body, number, fine, gains, day, others, slash }) => {
      const date = day.toISOString().slice(0, 10);
      const kinds = [...(fine > 0 ? ['罚款'] : []), ...(gains > 0 ? ['没收违法所得'] : []), ...others];
      const cells: Cells = {
        ...organization,
        CF_XDR_MC: name,
        CF_XDR_SHXYM: syntheticUscc('91', body),
        CF_WSH: number,
        CF_CFLB: kinds.join(';'),
        CF_NR_FK: tenThousandYuanOfCents(fine),
        CF_NR_WFFF: tenThousandYuanOfCents(gains),
        CF_JDRQ: slash ? date.replaceAll('-', '/') : date,
        CF_GSJZQ: '',
      };
      return { cells, fine, gains, date, kinds };
    });

  it('that is good parses, and says what it was made of', () => {
    fc.assert(
      fc.property(goodRow, ({ cells, fine, gains, date, kinds }) => {
        expect(parse(cells)).toMatchObject({
          ok: true,
          value: {
            fineCents: fine,
            confiscatedCents: gains,
            determinedOn: date,
            penaltyKinds: kinds.map((kind) => penaltyKinds[kind as keyof typeof penaltyKinds]),
          },
        });
      }),
    );
  });

  it('is refused or accepted, never thrown at', () => {
    const cells = fc.record(
      Object.fromEntries(
        penaltyFields.map(({ code }) => [
          code,
          fc.oneof(fc.string({ unit: 'binary' }), fc.constant(organization[code] ?? '')),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(cells, (row) => {
        const parsed = parse(row as Cells);
        expect(parsed.ok || parsed.problem.length > 0).toBe(true);
      }),
    );
  });
});

describe('the header', () => {
  const codes = penaltyFields.map(({ code }) => code);

  it('may lack the columns beside the standard, in any order', () => {
    expect(checkHeader(codes.toReversed())).toEqual([]);
    expect(checkHeader(codes.filter((code) => !code.startsWith('KZ_')))).toEqual([]);
  });

  it('is refused for missing, unknown and repeated columns', () => {
    const columns = [...codes.filter((code) => code !== 'CF_WSH'), 'CF_X', 'BZ'];
    expect(checkHeader(columns).map(({ field, rule }) => [field, rule])).toEqual([
      ['CF_WSH', 'missingColumn'],
      ['', 'unknownColumn'],
      ['BZ', 'duplicateColumn'],
    ]);
  });
});

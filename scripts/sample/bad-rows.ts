/** Rows a careless sender might send, each with what the import must say about it. */
import type { PenaltyFieldCode } from '#domain/ingest/penalty-fields.ts';
import type { RowRule } from '#domain/ingest/row-problems.ts';
import { sampleUscc } from './codes.ts';
import type { PenaltyRow } from './penalties.ts';
import { complexEnterprise } from './world.ts';

export interface BadRow {
  /** For the list of bad rows; Chinese, like the rows. */
  readonly what: string;
  readonly cells: readonly string[];
  readonly expected: readonly { readonly field: PenaltyFieldCode | ''; readonly rule: RowRule }[];
}

type Slip = readonly [
  what: string,
  change: Partial<Record<PenaltyFieldCode, string>>,
  ...expected: readonly (readonly [PenaltyFieldCode, RowRule])[],
];

/** `organization`, `person`: good rows of which copies are spoilt; each copy gets a decision number of its own unless the slip is about it. */
export const spoil = (organization: PenaltyRow, person: PenaltyRow): readonly BadRow[] => {
  const code = organization.CF_XDR_SHXYM.toUpperCase();
  const slips: readonly Slip[] = [
    [
      '代码末位抄错',
      { CF_XDR_SHXYM: code.slice(0, -1) + (code.endsWith('0') ? '1' : '0') },
      ['CF_XDR_SHXYM', 'badCheckCharacter'],
    ],
    ['代码少一位', { CF_XDR_SHXYM: code.slice(0, -1) }, ['CF_XDR_SHXYM', 'badLength']],
    ['代码中数字0写成字母O', { CF_XDR_SHXYM: code.replace('0', 'O') }, ['CF_XDR_SHXYM', 'badCharacter']],
    ['没有文号', { CF_WSH: '' }, ['CF_WSH', 'required']],
    ['名称超长', { CF_XDR_MC: '长'.repeat(201) }, ['CF_XDR_MC', 'tooLong']],
    ['处罚类别不在字典内', { CF_CFLB: '罚金' }, ['CF_CFLB', 'notInDictionary']],
    ['违法事实含控制字符', { CF_SY: '经查，该单位\u0007存在违法行为。' }, ['CF_SY', 'controlCharacter']],
    ['二月三十日', { CF_JDRQ: '2026-02-30', CF_GSJZQ: '' }, ['CF_JDRQ', 'badDate']],
    ['决定日期在将来', { CF_JDRQ: '2026-12-01', CF_GSJZQ: '' }, ['CF_JDRQ', 'dateInFuture']],
    ['金额带单位', { CF_CFLB: '罚款', CF_NR_FK: '5.0万元', CF_NR_WFFF: '' }, ['CF_NR_FK', 'badAmount']],
    [
      '只有警告却填了罚款金额',
      { CF_CFLB: '警告', CF_NR_FK: '0.5', CF_NR_WFFF: '' },
      ['CF_NR_FK', 'amountInconsistent'],
    ],
    ['企业代码填在个体工商户名下', { CF_XDR_LB: '个体工商户' }, ['CF_XDR_SHXYM', 'codeCategoryMismatch']],
    ['机关代码未登记', { CF_CFJGDM: sampleUscc('11', 99) }, ['CF_CFJGDM', 'unitUnknown']],
    ['机关名称与代码不一致', { CF_CFJG: '淮南市某某局' }, ['CF_CFJG', 'unitNameMismatch']],
    ['名称与已登记的不一致', { CF_XDR_MC: `${complexEnterprise.name}（错）` }, ['CF_XDR_MC', 'subjectNameMismatch']],
    ['重复的文号', { CF_WSH: organization.CF_WSH }, ['CF_WSH', 'duplicateDecisionNumber']],
    [
      '一行三处错误',
      { CF_XDR_LB: '公司', CF_JDRQ: '2026年6月', CF_GSJZQ: '', KZ_YZCD: '重大' },
      ['CF_XDR_LB', 'notInDictionary'],
      ['KZ_YZCD', 'notInDictionary'],
      ['CF_JDRQ', 'badDate'],
    ],
  ];
  const spoilt = slips.map(([what, change, ...expected], i) =>
    badRow(what, { ...organization, CF_WSH: `样例错误〔2026〕${i + 1}号`, ...change }, expected),
  );
  const number = person.CF_XDR_ZJHM;
  const wrongNumber = number.slice(0, -1) + (number.endsWith('0') ? '1' : '0');
  return [
    ...spoilt,
    badRow('自然人证件号码校验码不符', { ...person, CF_WSH: '样例错误〔2026〕31号', CF_XDR_ZJHM: wrongNumber }, [
      ['CF_XDR_ZJHM', 'badIdentityNumber'],
    ]),
    {
      what: '多出一列',
      cells: [...Object.values({ ...organization, CF_WSH: '样例错误〔2026〕32号' }), '多余'],
      expected: [{ field: '', rule: 'columnCount' }],
    },
  ];
};

const badRow = (
  what: string,
  row: PenaltyRow,
  expected: readonly (readonly [PenaltyFieldCode, RowRule])[],
): BadRow => ({
  what,
  cells: Object.values(row),
  expected: expected.map(([field, rule]) => ({ field, rule })),
});

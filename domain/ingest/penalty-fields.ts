/**
 * The 双公示 field standard of a penalty, as data.
 * Why data and not code: field names are established (rules.md 16.1, confidence A), but which fields are required, their lengths
 * and dictionaries are not (OQ-13). Those are ours, marked `assumed`, and a person replaces them here once the official 2021
 * document has been read. Chinese stays in this room: everything behind it speaks the glossary.
 */
import type { RecordReport } from '../record/report.ts';

/** Who must give the field. `organization` covers individual businesses: they use the form of legal persons (rules.md 16.1). */
type RequiredFor = 'everyone' | 'organization' | 'naturalPerson' | 'nobody';

export interface PenaltyField {
  readonly code: string;
  readonly name: string;
  readonly required: RequiredFor;
  /** In characters, not bytes. */
  readonly maxLength: number;
  readonly dictionary?: keyof typeof dictionaries;
  /** Line breaks are part of a text of several paragraphs and a defect in a name. */
  readonly multiline?: true;
  /** Whose personal data it holds: never published unmasked, never logged. */
  readonly personal: 'no' | 'naturalPerson' | 'always';
  /** 公开属性. */
  readonly publication: 'public' | 'limited' | 'notPublic';
  /** Of the code and name: `confirmed` by rules.md 16.1, or a column of ours beside the standard. */
  readonly status: 'confirmed' | 'assumed';
  /** Of required flag, length, dictionary and publication attribute: all `unknown` in rules.md 16.1, so these are ours. */
  readonly constraintStatus: 'assumed';
}

type Severity = NonNullable<RecordReport['severity']>;
type Procedure = NonNullable<RecordReport['procedure']>;

/** 行政相对人类别; the file's 法人及非法人组织 does not tell the two apart, so they are read as legal persons. */
export const subjectCategories = {
  法人及非法人组织: 'legalPerson',
  法人: 'legalPerson',
  非法人组织: 'unincorporatedOrganization',
  个体工商户: 'individualBusiness',
  自然人: 'naturalPerson',
} as const;

/** 证件类型 of natural persons. */
export const identityKinds = {
  身份证: 'residentIdentityCard',
  护照: 'passport',
  港澳居民来往内地通行证: 'hongKongMacauTravelPermit',
  台湾居民来往大陆通行证: 'taiwanTravelPermit',
  外国人永久居留身份证: 'permanentResidentCard',
} as const;

/** 处罚类别, the kinds of 行政处罚法 art. 9; several in one decision are separated by semicolons. */
export const penaltyKinds = {
  警告: 'warning',
  通报批评: 'publicCriticism',
  罚款: 'fine',
  没收违法所得: 'confiscationOfGains',
  没收非法财物: 'confiscationOfProperty',
  暂扣许可证件: 'licenseSuspension',
  降低资质等级: 'qualificationDowngrade',
  吊销许可证件: 'licenseForfeiture',
  限制开展生产经营活动: 'businessRestriction',
  责令停产停业: 'suspensionOfBusiness',
  责令关闭: 'closure',
  限制从业: 'employmentRestriction',
  行政拘留: 'administrativeDetention',
  其他: 'other',
} as const;
export type PenaltyKind = (typeof penaltyKinds)[keyof typeof penaltyKinds];

const severities = { 轻微: 'minor', 一般: 'general', 严重: 'serious' } as const satisfies Record<string, Severity>;

const procedures = { 简易程序: 'simple', 普通程序: 'ordinary' } as const satisfies Record<string, Procedure>;

/** 领域; the five fields with a longer minimum under Order 58 are `specialSectors`. */
const sectors = {
  市场监管: 'marketSupervision',
  食品: 'food',
  药品: 'drug',
  特种设备: 'specialEquipment',
  安全生产: 'workSafety',
  消防: 'fire',
  交通运输: 'transport',
  生态环境: 'ecology',
  税务: 'tax',
  城市管理: 'urbanManagement',
  海关: 'customs',
  出口: 'export',
} as const;
export type Sector = (typeof sectors)[keyof typeof sectors];

/** 特种设备、安全生产、消防、食品、药品 (`ndrc58/penaltySpecialField.minPublicationMonths`). */
export const specialSectors: ReadonlySet<Sector> = new Set<Sector>([
  'specialEquipment',
  'workSafety',
  'fire',
  'food',
  'drug',
]);

export const dictionaries = { subjectCategories, identityKinds, penaltyKinds, severities, procedures, sectors };

type Constraints = Partial<Pick<PenaltyField, 'dictionary' | 'multiline' | 'personal' | 'publication' | 'status'>>;

const field = <C extends string>(
  code: C,
  name: string,
  required: RequiredFor,
  maxLength: number,
  constraints: Constraints = {},
): PenaltyField & { readonly code: C } => ({
  code,
  name,
  required,
  maxLength,
  personal: 'no',
  publication: 'public',
  status: 'confirmed',
  constraintStatus: 'assumed',
  ...constraints,
});

const limited = { publication: 'limited' } as const;
const personal = { personal: 'always', publication: 'notPublic' } as const;
/** Columns beside the standard: one local schema carries 失信严重程度 (B), the other three are ours. */
const extension = { publication: 'public', status: 'assumed' } as const;

export const penaltyFields = [
  field('CF_XDR_MC', '行政相对人名称', 'everyone', 200, { personal: 'naturalPerson' }),
  field('CF_XDR_LB', '行政相对人类别', 'everyone', 16, { dictionary: 'subjectCategories' }),
  field('CF_XDR_SHXYM', '统一社会信用代码', 'organization', 18),
  field('CF_XDR_GSZC', '工商注册号', 'nobody', 50, limited),
  field('CF_XDR_ZZJG', '组织机构代码', 'nobody', 10, limited),
  field('CF_XDR_SWDJ', '税务登记号', 'nobody', 20, limited),
  field('CF_XDR_SYDW', '事业单位证书号', 'nobody', 50, limited),
  field('CF_XDR_SHZZ', '社会组织登记证号', 'nobody', 50, limited),
  field('CF_FRDB', '法定代表人', 'nobody', 50, { personal: 'always', publication: 'limited' }),
  field('CF_XDR_ZJLX', '证件类型', 'naturalPerson', 32, { ...personal, dictionary: 'identityKinds' }),
  field('CF_XDR_ZJHM', '证件号码', 'naturalPerson', 64, personal),
  field('CF_WSH', '行政处罚决定书文号', 'everyone', 128),
  field('CF_WFXW', '违法行为类型', 'everyone', 500),
  field('CF_SY', '违法事实', 'everyone', 4000, { multiline: true, personal: 'naturalPerson' }),
  field('CF_YJ', '处罚依据', 'everyone', 2000, { multiline: true }),
  field('CF_CFLB', '处罚类别', 'everyone', 200, { dictionary: 'penaltyKinds' }),
  field('CF_NR', '处罚内容', 'everyone', 4000, { multiline: true, personal: 'naturalPerson' }),
  field('CF_NR_FK', '罚款金额', 'nobody', 19),
  field('CF_NR_WFFF', '没收金额', 'nobody', 19),
  field('CF_NR_ZKDX', '暂扣或吊销证照名称及编号', 'nobody', 200),
  field('CF_JDRQ', '处罚决定日期', 'everyone', 10),
  field('CF_YXQ', '处罚有效期', 'nobody', 10),
  field('CF_GSJZQ', '公示截止期', 'nobody', 10),
  field('CF_CFJG', '处罚机关', 'everyone', 200),
  field('CF_CFJGDM', '处罚机关代码', 'everyone', 18),
  field('CF_SJLY', '数据来源单位', 'everyone', 200),
  field('CF_SJLYDM', '数据来源单位代码', 'everyone', 18),
  field('BZ', '备注', 'nobody', 512, { multiline: true, publication: 'notPublic' }),
  field('KZ_YZCD', '失信严重程度', 'nobody', 4, { ...extension, dictionary: 'severities' }),
  field('KZ_CFCX', '处罚程序', 'nobody', 8, { ...extension, dictionary: 'procedures' }),
  field('KZ_LY', '领域', 'nobody', 16, { ...extension, dictionary: 'sectors' }),
  field('KZ_GSLY', '轻微信息公示理由', 'nobody', 500, { ...extension, publication: 'limited' }),
] as const;

export type PenaltyFieldCode = (typeof penaltyFields)[number]['code'];

const byCode = new Map<string, PenaltyField>(penaltyFields.map((f) => [f.code, f]));

/** Chinese name of a field for messages; the code itself where it is none of ours. */
export const fieldName = (code: string): string => byCode.get(code)?.name ?? code;

export const isPenaltyField = (code: string): code is PenaltyFieldCode => byCode.has(code);

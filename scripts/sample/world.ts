/**
 * The sample world: two cities, their units, people and platforms, all invented where invention is possible.
 * Why one file of data: the loader, the demo, the tests and the measurements must speak of the same people and places.
 * The office names are those of real kinds of office; every code carries the unassigned division 000000.
 */

import type { Platform } from '#domain/delivery/platform.ts';
import type { Role } from '#domain/kernel/actor.ts';
import { sampleUscc } from './codes.ts';

/** Where the movable business clock stands after loading: 2026-10-12 09:30 Asia/Shanghai, a Monday. */
export const businessClockStart = '2026-10-12T01:30:00.000Z';

/** One password for every sample user. It opens nothing but a system on 127.0.0.1 that holds invented data. */
export const samplePassword = 'Xinxiu-Sample-2026!';

export interface SampleRegion {
  readonly id: string;
  readonly name: string;
}

export const regions: readonly SampleRegion[] = [
  { id: 'huainan', name: '淮南市' },
  { id: 'suzhou', name: '宿州市' },
];

export const defaultRegionId = 'huainan';

export interface SampleUnit {
  readonly id: string;
  readonly name: string;
  /** Invented code as the penalty file gives it in CF_CFJGDM. */
  readonly code: string;
  readonly regionId: string;
  /** Ids of the fields (领域) it determines in, as in the penalty file's dictionary. */
  readonly sectors: readonly string[];
  /** The credit lead department that supervises it; null for that department itself. */
  readonly supervisorUnitId: string | null;
}

const unit = (
  id: string,
  name: string,
  serial: number,
  regionId: string,
  sectors: readonly string[],
  supervisorUnitId: string | null,
): SampleUnit => ({ id, name, code: sampleUscc('11', serial), regionId, sectors, supervisorUnitId });

const hn = 'unit-hn-credit';
const sz = 'unit-sz-credit';

export const units: readonly SampleUnit[] = [
  unit('unit-hn-credit', '淮南市发展和改革委员会（市信用办）', 1, 'huainan', [], null),
  unit(
    'unit-hn-market',
    '淮南市市场监督管理局',
    2,
    'huainan',
    ['marketSupervision', 'food', 'drug', 'specialEquipment'],
    hn,
  ),
  unit('unit-hn-transport', '淮南市交通运输局', 3, 'huainan', ['transport'], hn),
  unit('unit-hn-ecology', '淮南市生态环境局', 4, 'huainan', ['ecology'], hn),
  unit('unit-hn-tax', '国家税务总局淮南市税务局', 5, 'huainan', ['tax', 'export'], hn),
  unit('unit-hn-urban', '淮南市城市管理局', 6, 'huainan', ['urbanManagement'], hn),
  unit('unit-hn-fire', '淮南市消防救援支队', 7, 'huainan', ['fire'], hn),
  unit('unit-hn-emergency', '淮南市应急管理局', 8, 'huainan', ['workSafety'], hn),
  unit('unit-hn-customs', '淮南海关', 9, 'huainan', ['customs', 'export'], hn),
  // These determine nothing in the sample's penalties; they decide on matters under 告知承诺.
  unit('unit-hn-natural', '淮南市自然资源和规划局', 10, 'huainan', [], hn),
  unit('unit-hn-hr', '淮南市人力资源和社会保障局', 11, 'huainan', [], hn),
  unit('unit-hn-health', '淮南市卫生健康委员会', 12, 'huainan', [], hn),
  unit('unit-hn-housing', '淮南市住房和城乡建设局', 13, 'huainan', [], hn),
  unit('unit-hn-education', '淮南市教育体育局', 14, 'huainan', [], hn),
  unit('unit-hn-finance', '淮南市财政局', 15, 'huainan', [], hn),
  unit('unit-hn-commerce', '淮南市商务局', 16, 'huainan', [], hn),
  unit('unit-sz-credit', '宿州市发展和改革委员会（市信用办）', 21, 'suzhou', [], null),
  unit(
    'unit-sz-market',
    '宿州市市场监督管理局',
    22,
    'suzhou',
    ['marketSupervision', 'food', 'drug', 'specialEquipment'],
    sz,
  ),
  unit('unit-sz-ecology', '宿州市生态环境局', 23, 'suzhou', ['ecology'], sz),
];

export interface SampleEnterprise {
  readonly uscc: string;
  readonly name: string;
}

const enterprise = (serial: number, name: string): SampleEnterprise => ({ uscc: sampleUscc('91', serial), name });

// Trade names from rare characters, so that no name is likely to be a real enterprise's.

/** The enterprise of `npm run demo`: records of two cities and two units, one not yet eligible, one without a fact. */
export const demoEnterprise = enterprise(1001, '淮南市舜珩精密机械有限公司');
/** Export field (joint review of tax and customs), records across the change of rules, and levels nobody set. */
export const complexEnterprise = enterprise(1002, '淮南霁淝进出口贸易有限公司');
/** Many eligible market records, so that tests can file many cases. */
export const manyRecordsEnterprise = enterprise(1003, '淮南岫澜商业连锁有限公司');
/** Two or more eligible records each, for load. */
export const benchEnterprises: readonly SampleEnterprise[] = [
  '淮南市砚禾食品有限公司',
  '淮南市籁川建材有限公司',
  '淮南市翊窑陶瓷有限公司',
  '淮南市漪棠水产有限公司',
  '淮南市骐筠物流有限公司',
  '淮南市瑾翎文化传媒有限公司',
  '淮南市杼木包装有限公司',
  '淮南市菽澄食品有限公司',
  '淮南市珞峤商贸有限公司',
  '淮南市泠霁纯净水有限公司',
  '淮南市犁旻农机有限公司',
  '淮南市骁珩汽车服务有限公司',
  '淮南市槿岫花木有限公司',
  '淮南市穑筠粮油有限公司',
  '淮南市翎垚禽业有限公司',
  '淮南市漪泠渔业有限公司',
].map((name, i) => enterprise(1101 + i, name));

export interface SampleRepresentation {
  readonly uscc: string;
  /** What the authority is for; `commitment` and `legalRepresentative` let the person promise under 告知承诺. */
  readonly scope: 'repair' | 'commitment' | 'legalRepresentative';
  readonly basis: string;
  readonly from: string;
  readonly to: string | null;
}

export interface SampleUser {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Null for people outside the authorities. */
  readonly unitId: string | null;
  readonly regionId: string;
  readonly represents: readonly SampleRepresentation[];
}

const represents = (
  { uscc }: SampleEnterprise,
  scope: SampleRepresentation['scope'],
  basis = '法定代表人签署的授权委托书',
): SampleRepresentation => ({ uscc, scope, basis, from: '2026-01-01', to: null });

const applicant = (
  username: string,
  displayName: string,
  represented: readonly SampleRepresentation[],
): SampleUser => ({
  username,
  displayName,
  roles: ['applicant'],
  unitId: null,
  regionId: defaultRegionId,
  represents: represented,
});

/** A clerk whom enterprises have sent, with one written authority for repairs and one for promises of each. */
const clerk = (username: string, displayName: string, of: readonly SampleEnterprise[]): SampleUser =>
  applicant(
    username,
    displayName,
    of.flatMap((enterprise) => [represents(enterprise, 'repair'), represents(enterprise, 'commitment')]),
  );

const officer = (username: string, displayName: string, unitId: string, ...roles: readonly Role[]): SampleUser => ({
  username,
  displayName,
  roles,
  unitId,
  regionId: unitId.startsWith('unit-sz-') ? 'suzhou' : 'huainan',
  represents: [],
});

/** Acceptor, verifier and approver of one unit: `<prefix>-acceptor` and so on; the names are three invented persons. */
const staff = (prefix: string, unitId: string, names: readonly [string, string, string]): readonly SampleUser[] => [
  officer(`${prefix}-acceptor`, names[0], unitId, 'acceptor'),
  officer(`${prefix}-verifier`, names[1], unitId, 'verifier'),
  officer(`${prefix}-approver`, names[2], unitId, 'approver'),
];

export const users: readonly SampleUser[] = [
  clerk('clerk-zhang', '张经办', [demoEnterprise]),
  clerk('clerk-wang', '王经办', [complexEnterprise]),
  clerk('clerk-li', '李经办', [manyRecordsEnterprise]),
  clerk('clerk-bench', '测试经办', benchEnterprises),
  // May promise even where a matter takes no representative.
  applicant('head-gu', '顾法人', [represents(demoEnterprise, 'legalRepresentative', '营业执照登记的法定代表人')]),
  ...staff('market', 'unit-hn-market', ['周受理', '吴核查', '郑审批']),
  // Verifier and approver in one person: shows that four eyes hold for the case, not for the office.
  officer('market-both', '冯双岗', 'unit-hn-market', 'verifier', 'approver'),
  officer('market-supervisor', '陈督办', 'unit-hn-market', 'supervisor'),
  ...staff('transport', 'unit-hn-transport', ['褚受理', '卫核查', '蒋审批']),
  ...staff('ecology', 'unit-hn-ecology', ['沈受理', '韩核查', '杨审批']),
  ...staff('tax', 'unit-hn-tax', ['朱受理', '秦核查', '尤审批']),
  ...staff('urban', 'unit-hn-urban', ['许受理', '何核查', '吕审批']),
  ...staff('fire', 'unit-hn-fire', ['施受理', '孔核查', '曹审批']),
  ...staff('emergency', 'unit-hn-emergency', ['严受理', '华核查', '金审批']),
  ...staff('customs', 'unit-hn-customs', ['魏受理', '陶核查', '姜审批']),
  ...staff('natural', 'unit-hn-natural', ['章受理', '苏核查', '潘审批']),
  ...staff('hr', 'unit-hn-hr', ['葛受理', '奚核查', '范审批']),
  ...staff('health', 'unit-hn-health', ['彭受理', '郎核查', '鲁审批']),
  ...staff('housing', 'unit-hn-housing', ['韦受理', '昌核查', '马审批']),
  ...staff('education', 'unit-hn-education', ['苗受理', '凤核查', '花审批']),
  ...staff('finance', 'unit-hn-finance', ['方受理', '俞核查', '任审批']),
  ...staff('commerce', 'unit-hn-commerce', ['袁受理', '柳核查', '酆审批']),
  ...staff('sz-ecology', 'unit-sz-ecology', ['戚受理', '谢核查', '邹审批']),
  ...staff('sz-market', 'unit-sz-market', ['喻受理', '柏核查', '水审批']),
  officer('supervisor-hn', '窦督查', 'unit-hn-credit', 'supervisor'),
  officer('supervisor-sz', '章督查', 'unit-sz-credit', 'supervisor'),
  officer('auditor-hn', '云审计', 'unit-hn-credit', 'auditor'),
  officer('admin-hn', '苏管理', 'unit-hn-credit', 'administrator'),
  officer('admin-sz', '鲍管理', 'unit-sz-credit', 'administrator'),
];

type OwedEffect = keyof Platform['owes'];

export interface SamplePlatform {
  readonly id: string;
  readonly name: string;
  readonly level: Platform['level'];
  /** Ids of the regions whose cases it hears of. */
  readonly regions: readonly string[];
  /** `{port}` is the port of the program that plays the platforms. */
  readonly url: string;
  readonly secretName: string;
  readonly effects: readonly OwedEffect[];
  /** Whether a case waits for its receipts. */
  readonly mandatory: boolean;
  readonly retry: Platform['retry'];
  /** Internal target, assumed: rules.md section 9 knows no number for rows 9 to 12. */
  readonly receiptTargetWorkingDays: number;
}

const platform = (
  id: string,
  name: string,
  level: SamplePlatform['level'],
  regionIds: readonly string[],
  effects: readonly OwedEffect[],
): SamplePlatform => ({
  id,
  name,
  level,
  regions: regionIds,
  url: `http://127.0.0.1:{port}/platforms/${id}`,
  secretName: `xinxiu/local/platforms/${id}`,
  effects,
  mandatory: true,
  retry: { baseSeconds: 2, factor: 2, maxSeconds: 60, maxAttempts: 8, resendSeconds: 60 },
  receiptTargetWorkingDays: 2,
});

export const platforms: readonly SamplePlatform[] = [
  platform(
    'creditChina',
    '信用中国',
    'national',
    ['huainan', 'suzhou'],
    ['publicationEnd', 'sharingStop', 'recordPublication', 'commitmentCollection'],
  ),
  // In the sample the province's site also stands for the offices that apply sanction measures; in life each has its own entry.
  platform(
    'creditAnhui',
    '信用安徽',
    'province',
    ['huainan', 'suzhou'],
    ['publicationEnd', 'sanctionLift', 'recordPublication'],
  ),
  platform(
    'creditHuainan',
    '信用淮南',
    'city',
    ['huainan'],
    ['publicationEnd', 'recordPublication', 'commitmentPublication'],
  ),
  platform(
    'creditSuzhou',
    '信用宿州',
    'city',
    ['suzhou'],
    ['publicationEnd', 'recordPublication', 'commitmentPublication'],
  ),
];

/** The platform as the system is configured with it, played on `port`. */
export const platformAt = (sample: SamplePlatform, port: number): Platform => ({
  id: sample.id,
  name: sample.name,
  level: sample.level,
  regions: [...sample.regions],
  transport: {
    kind: 'webhook',
    url: sample.url.replace('{port}', String(port)),
    secretId: sample.secretName,
    timeoutSeconds: 5,
  },
  owes: Object.fromEntries(sample.effects.map((effect) => [effect, { mandatory: sample.mandatory }])),
  retry: sample.retry,
  receiptTarget: { workingDays: sample.receiptTargetWorkingDays, basis: '内部目标', status: 'assumed' },
});

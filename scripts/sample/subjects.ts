/** Invented subjects. Trade names are pairs of rare characters, so that a real namesake is unlikely; every number is nobody's. */
import type { subjectCategories } from '#domain/ingest/penalty-fields.ts';
import { sampleIdentityNumber, sampleUscc } from './codes.ts';
import type { Random } from './random.ts';
import type { SampleEnterprise } from './world.ts';

export interface SampleSubject {
  readonly name: string;
  readonly category: keyof typeof subjectCategories;
  /** Empty for natural persons. */
  readonly uscc: string;
  readonly identityNumber: string;
  readonly legalRepresentative: string;
}

const first = [...'岫澜砚籁珩翊霁瑾杼筠槿棠漪骐珞穑菽泠犁骁旻垚翎峤澄禾昀桉鹄蓁'];
const second = [...'洹璟沅珣芃祎晗翯岱笙璇溆钰珂葳霂堃翕浔嵘'];
const trades = [
  '机械制造有限公司',
  '电子科技有限公司',
  '建筑工程有限公司',
  '物流有限公司',
  '商贸有限公司',
  '食品有限公司',
  '医药有限公司',
  '新材料有限公司',
  '环保科技有限公司',
  '物业服务有限公司',
  '餐饮管理有限公司',
  '农业发展有限公司',
];
const shops = [
  '小吃店',
  '百货超市',
  '五金经营部',
  '水果店',
  '汽车修理厂',
  '药房',
  '理发店',
  '餐馆',
  '建材经营部',
  '服装店',
];
const districts = ['田家庵区', '大通区', '谢家集区', '八公山区', '潘集区', '凤台县', '寿县'];
const associations = ['职业培训学校', '养老服务中心', '青少年活动中心', '幼儿园'];
const societies = ['商会', '餐饮行业协会', '物业管理协会', '家具行业协会'];
const surnames = [...'鲁柏窦章云苏潘葛奚范彭郎韦昌马苗凤花方俞'];

const personName = (random: Random): string => random.pick(surnames) + random.pick(first) + random.pick(second);

/** Hands out trade names without repeating one. */
const tradeNames = (random: Random): (() => string) => {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const name = random.pick(first) + random.pick(second);
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
  };
};

const organization = (
  category: SampleSubject['category'],
  name: string,
  uscc: string,
  random: Random,
): SampleSubject => ({ name, category, uscc, identityNumber: '', legalRepresentative: personName(random) });

/** A subject of the penalty file for an enterprise of the sample world. */
export const subjectOf = ({ name, uscc }: SampleEnterprise, random: Random): SampleSubject =>
  organization('法人及非法人组织', name, uscc, random);

const repeat = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Enterprises of the neighbouring city. */
export const inventNeighbours = (random: Random): readonly SampleSubject[] => {
  const tradeName = tradeNames(random);
  return repeat(10, (i) =>
    organization('法人及非法人组织', `宿州市${tradeName()}${random.pick(trades)}`, sampleUscc('91', 5001 + i), random),
  );
};

/** 80 enterprises, 32 individual businesses, 12 social organisations and 24 natural persons. */
export const inventSubjects = (random: Random): readonly SampleSubject[] => {
  const tradeName = tradeNames(random);
  return [
    ...repeat(80, (i) =>
      organization(
        '法人及非法人组织',
        `淮南市${tradeName()}${random.pick(trades)}`,
        sampleUscc('91', 2001 + i),
        random,
      ),
    ),
    ...repeat(32, (i) =>
      organization(
        '个体工商户',
        `淮南市${random.pick(districts)}${tradeName()}${random.pick(shops)}`,
        sampleUscc('92', 3001 + i),
        random,
      ),
    ),
    ...repeat(6, (i) =>
      organization('法人', `淮南市${tradeName()}${random.pick(associations)}`, sampleUscc('52', 4001 + i), random),
    ),
    ...repeat(6, (i) =>
      organization('法人', `淮南市${tradeName()}${random.pick(societies)}`, sampleUscc('51', 4101 + i), random),
    ),
    ...repeat(24, (i) => ({
      name: personName(random),
      category: '自然人' as const,
      uscc: '',
      identityNumber: sampleIdentityNumber(birthDate(random), 101 + i),
      legalRepresentative: '',
    })),
  ];
};

const birthDate = (random: Random): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${random.between(1958, 2000)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
};

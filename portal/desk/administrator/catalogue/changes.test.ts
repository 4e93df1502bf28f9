/** What an author is told before publishing: every difference, once, in words. */
import { expect, it } from 'vitest';
import type { MatterContent } from '#domain/matter/content.ts';
import { sampleMatters } from '../../../../scripts/sample/matters.ts';
import { changesBetween } from './changes.ts';

const draft = sampleMatters.find(({ matterId }) => matterId === 'hn-food-licence')?.content;
if (draft === undefined) throw new Error('the sample has no food licence');
const content: MatterContent = { ...draft, unitName: '某局', noticeText: '请如实承诺。' };

const between = (after: Partial<MatterContent>, before: MatterContent | null = content) =>
  changesBetween(before, { ...content, ...after }, (unitId) => `单位${unitId}`).map((one) => [
    one.label,
    one.before,
    one.after,
  ]);

it('nothing where the versions say the same', () => expect(between({})).toEqual([]));

const [first, ...others] = content.conditions;
const deferred = {
  id: 'report',
  name: '检测报告',
  term: { workingDays: 5, basis: '设定', status: 'assumed' },
} as const;

it.each<[Partial<MatterContent>, [string, string | null, string | null]]>([
  [{ name: '小餐饮登记' }, ['事项名称', content.name, '小餐饮登记']],
  [{ decidedOnTheSpot: false }, ['材料齐全的当场决定', '是', '否']],
  [{ noticeText: null }, ['告知书的其他说明', '请如实承诺。', null]],
  [{ validMonths: 36 }, ['承诺有效期', '长期', '36个月']],
  [{ legalBasis: [...content.legalBasis, '新依据'] }, ['办理依据', null, '新依据']],
  [{ conditions: others }, ['应当具备的条件', first?.text ?? '', null]],
  [
    { conditions: content.conditions.map((one) => (one.id === first?.id ? { ...one, mandatory: false } : one)) },
    ['应当具备的条件', first?.text ?? '', `${first?.text}（非必备）`],
  ],
  [
    { rectification: { workingDays: null, basis: '没有规定', status: 'unknown' } },
    ['整改期限', '10个工作日（推定，样例设定）', '未定（未查明，没有规定）'],
  ],
  [{ verification: { ...content.verification, assistingUnitId: 'u' } }, ['协助核查的单位', null, '单位u']],
  [{ excluded: { ground: '公共安全', basis: '规定' } }, ['不适用告知承诺', null, '公共安全（规定）']],
  [{ deferredMaterials: [deferred] }, ['可以容缺的材料', null, '检测报告：5个工作日（推定，设定）']],
])('%j', (after, change) => expect(between(after)).toEqual([change]));

it('of a first version everything', () => {
  const all = between({}, null);
  expect(all.every(([, before]) => before === null)).toBe(true);
  expect(all).toContainEqual(['受理单位', null, '某局']);
});

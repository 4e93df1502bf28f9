/** What no schema can see in a matter: parts that are each well formed and do not go together. */
import { profileOf } from '../rules/profiles/profiles.ts';
import type { MatterContent, Term } from './content.ts';
import { letterPlaceholders } from './texts.ts';

/** One thing that contradicts itself, as a sentence for the matter's author. */
type Check = (content: MatterContent) => readonly (readonly [wrong: boolean, sentence: string])[];

/** Every contradiction of a content, each as a sentence; empty where there is none. */
export const contradictions = (content: MatterContent): string[] =>
  checks.flatMap((check) => check(content)).flatMap(([wrong, sentence]) => (wrong ? [sentence] : []));

const repeated = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

const naming: Check = ({ regionId, conditions, substitutedMaterials, requiredMaterials, deferredMaterials }) => [
  [profileOf(regionId) === undefined, `地区“${regionId}”尚未配置`],
  [repeated(conditions.map(({ id }) => id)), '条件编号重复'],
  [repeated([...substitutedMaterials, ...requiredMaterials, ...deferredMaterials].map(({ id }) => id)), '材料编号重复'],
];

/** Kind and type name the same thing from two sides, and both decide what a commitment can replace. */
const types: Check = ({ kind, commitmentType, substitutedMaterials, deferredMaterials }) => [
  [kind === 'proofMatter' && commitmentType === 'approvalSubstitution', '证明事项的承诺不能是审批替代型'],
  [kind === 'businessLicenseMatter' && commitmentType === 'proofMatter', '涉企经营许可事项的承诺不能是证明事项型'],
  [commitmentType === 'proofMatter' && substitutedMaterials.length === 0, '证明事项型承诺须写明替代的证明'],
  [commitmentType === 'proofMatter' && deferredMaterials.length > 0, '证明事项型承诺不能设容缺材料'],
  [commitmentType === 'deferredMaterials' && deferredMaterials.length === 0, '容缺受理型承诺须设容缺材料'],
];

const termsOf = ({ deferredMaterials, verification, rectification }: MatterContent): Term[] => [
  ...deferredMaterials.map(({ term }) => term),
  verification.term,
  rectification,
];

/** A number somebody set has a status; what is unknown has no number, so that nothing can be computed from it. */
const terms: Check = (content) => [
  [
    termsOf(content).some(({ workingDays, status }) => (workingDays === null) !== (status === 'unknown')),
    '期限未明的不得填写天数，填写天数的须写明依据状态',
  ],
  [content.deferredMaterials.some(({ term }) => term.workingDays === null), '容缺材料须设补交期限'],
];

const verifying: Check = ({ unitId, verification: { method, factKinds, assistingUnitId, term } }) => [
  [method === 'sharedData' && factKinds === undefined, '共享数据核查须写明核查的事实'],
  [method === 'assistance' && assistingUnitId === undefined, '协助核查须写明协助单位'],
  [assistingUnitId === unitId, '协助单位不能是受理单位自己'],
  [method === 'exempt' && term.workingDays !== null, '免予核查的事项不设核查期限'],
];

/** An excluded matter is only listed: people have to see that it takes the ordinary procedure. */
const excluding: Check = ({ excluded, decidedOnTheSpot, substitutedMaterials, deferredMaterials }) => [
  [excluded !== null && decidedOnTheSpot, '不适用告知承诺的事项不能当场决定'],
  [
    excluded !== null && substitutedMaterials.length + deferredMaterials.length > 0,
    '不适用告知承诺的事项不能有以承诺替代或者容缺的材料',
  ],
];

/** 兜底条款: nobody can promise to meet a condition that is not named (国办发〔2020〕42号: 可量化、易操作). */
const catchAll = /其他(?:相关)?(?:条件|要求|情形|规定|事项)|规定的其他/;

const texts: Check = ({ conditions, noticeText, letterText }) => [
  [conditions.some(({ text }) => catchAll.test(text)), '条件须可核对，不得写兜底条款'],
  [placeholdersOf(noticeText).length > 0, '告知书对所有人相同，不能含有占位符'],
  [
    placeholdersOf(letterText).some((name) => !letterPlaceholders.some((known) => known === name)),
    `承诺书的占位符只能是${letterPlaceholders.join('、')}`,
  ],
];

const placeholdersOf = (text: string | null): string[] =>
  [...(text ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

const checks: readonly Check[] = [naming, types, terms, verifying, excluding, texts];

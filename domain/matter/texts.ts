/**
 * 告知书 and 承诺书 as people see them, put together from the matter's content: what the national guidance requires of each (rules.md
 * section 15.2) comes from the structure, so no part of it can be forgotten by whoever writes a matter.
 */
import { disclosureScopeLabels } from '../credit-commitment/entry.ts';
import type { MatterContent, Term } from './content.ts';
import { matterKindLabels, verificationMethodLabels } from './labels.ts';

/** Who signs. */
export interface Signatory {
  readonly name: string;
  readonly code: string;
}

/** Stands in a letter that is only shown, before anybody signs. */
export const anySignatory: Signatory = { name: '（承诺人名称）', code: '（承诺人代码）' };

export interface MatterTexts {
  readonly notice: string;
  readonly letter: string;
  /** Digests of the exact texts, with matter and version as salt. */
  readonly noticeHash: string;
  readonly letterHash: string;
}

/** Both texts as this subject is shown them, with their digests. */
export const matterTexts = (
  content: MatterContent,
  subject: Signatory,
  { matterId, version }: { readonly matterId: string; readonly version: number },
  digest: (text: string) => string,
): MatterTexts => {
  const [notice, letter] = [noticeOf(content), letterOf(content, subject)];
  const hash = (text: string): string => digest([matterId, version, text].join('\u001f'));
  return { notice, letter, noticeHash: hash(notice), letterHash: hash(letter) };
};

const numbered = (lines: readonly string[]): string[] => lines.map((line, index) => `${index + 1}. ${line}`);
const names = (materials: readonly { readonly name: string }[]): string[] =>
  numbered(materials.map(({ name }) => name));

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'] as const;
type Section = readonly [title: string, lines: readonly string[]];

/** Sections without a line are left out and do not count. */
const numberedSections = (sections: readonly Section[]): string[] =>
  sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines], index) => [`${numerals[index]}、${title}`, ...lines]);

/** What the authority states beforehand: the matter, its conditions, the manner and consequences of committing, where to turn. */
const noticeOf = (content: MatterContent): string =>
  [
    '告知书',
    ...numberedSections([
      ['事项名称和内容', [`${content.name}（${matterKindLabels[content.kind]}）`, content.description]],
      ['办理依据', numbered(content.legalBasis)],
      ['应当具备的条件、标准和技术要求', numbered(content.conditions.map(conditionLine))],
      ['以承诺替代、不再提交的材料', names(content.substitutedMaterials)],
      ['申请时须提交的材料', names(content.requiredMaterials)],
      ['可以在决定送达后补交的材料', numbered(content.deferredMaterials.map(deferredLine))],
      ['承诺方式', mannerOf(content)],
      ['核查', verificationOf(content)],
      ['承诺不实或者未履行承诺的后果', [content.legalConsequences]],
      ['办事指南、咨询和监督渠道', whereToTurn(content)],
      ['其他说明', content.noticeText === null ? [] : [content.noticeText]],
    ]),
    `告知单位：${content.unitName}`,
  ].join('\n');

const conditionLine = ({ text, mandatory }: MatterContent['conditions'][number]): string =>
  mandatory ? text : `${text}（非必备，须如实填写）`;

const deferredLine = ({ name, term }: MatterContent['deferredMaterials'][number]): string =>
  `${name}（${within(term)}）`;

const within = ({ workingDays }: Term): string =>
  workingDays === null ? '期限由办理单位另行书面告知' : `${workingDays}个工作日内`;

const mannerOf = (content: MatterContent): string[] => {
  const { excluded, decidedOnTheSpot, representativeAllowed, disclosureScope, validMonths } = content;
  if (excluded !== null)
    return [`本事项不适用告知承诺，按一般程序办理。理由：${excluded.ground}（${excluded.basis}）。`];
  return [
    '申请人自愿选择是否承诺；不愿或者不能承诺的，按一般程序办理。',
    '承诺须由申请人签署承诺书；办结之前可以撤回承诺，撤回后按一般程序办理。',
    representativeAllowed
      ? '可以委托他人代为承诺，须有写明承诺事项的书面授权。'
      : '须由本人或者法定代表人承诺，不得代为承诺。',
    ...(decidedOnTheSpot ? ['承诺书和申请时须提交的材料齐全的，当场作出决定。'] : []),
    ...(validMonths === null ? [] : [`承诺有效期${validMonths}个月，自承诺之日起算。`]),
    `承诺的公开类型：${disclosureScopeLabels[disclosureScope]}。`,
  ];
};

const verificationOf = ({ verification, rectification }: MatterContent): string[] => {
  const { method, standard, term } = verification;
  const power = '本单位有权核查申请人的承诺，申请人应当配合。';
  const manner = `方式：${verificationMethodLabels[method]}；标准：${standard}`;
  return method === 'exempt'
    ? [power, manner]
    : [power, manner, `核查期限：${within(term)}。`, `须整改的，整改期限：${within(rectification)}。`];
};

const whereToTurn = ({ serviceGuide, contact, supervisionChannel }: MatterContent): string[] => [
  `办事指南：${serviceGuide}`,
  `咨询：${contact}`,
  `监督渠道：${supervisionChannel}`,
];

/** What the applicant signs: understood, meets the conditions, true, accepts verification and liability, of their own free will. */
const letterOf = (content: MatterContent, signatory: Signatory): string =>
  [
    `承诺书：${content.name}`,
    `承诺人${signatory.name}（代码${signatory.code}）向${content.unitName}郑重承诺：`,
    '一、已阅读并理解告知书的全部内容；',
    '二、已符合告知书载明的下列条件、标准和技术要求，非必备的条件以本次申请所填为准：',
    ...numbered(content.conditions.map(conditionLine)),
    '三、所填写和提交的信息、材料真实、合法、有效；',
    ...(content.deferredMaterials.length === 0
      ? []
      : ['未随申请提交的下列材料，在期限内补交：', ...numbered(content.deferredMaterials.map(deferredLine))]),
    '四、接受并配合核查和监督；',
    `五、自愿承担告知书所列的后果和相应责任：${content.legalConsequences}`,
    '六、以上承诺出于自愿，是真实的意思表示。',
    ...(content.letterText === null ? [] : [filled(content.letterText, signatory)]),
  ].join('\n');

/** What `letterText` may leave open, by the name between its braces. */
export const letterPlaceholders = ['subjectName', 'subjectCode'] as const;

/** In one pass, so that a name cannot itself open a place. */
const filled = (text: string, { name, code }: Signatory): string =>
  text.replace(/\{(subjectName|subjectCode)\}/g, (place) => (place === '{subjectName}' ? name : code));

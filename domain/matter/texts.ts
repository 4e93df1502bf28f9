/**
 * 告知书 and 承诺书 as people see them, put together from the matter's content: what the national guidance requires of each (rules.md
 * section 15.2) comes from the structure, so no part of it can be forgotten by whoever writes a matter.
 */
import type { MatterContent } from './content.ts';

const numbered = (lines: readonly string[]): string[] => lines.map((line, index) => `${index + 1}. ${line}`);
const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines]);

const methods: Readonly<Record<MatterContent['verification']['method'], string>> = {
  exempt: '本事项免予核查',
  sharedData: '通过共享数据核查',
  assistance: '请有关单位协助核查',
  onSite: '现场核查',
};

/** What the authority states beforehand: the matter, its conditions, the manner and consequences of committing, where to turn. */
const noticeOf = (content: MatterContent): string =>
  [
    `告知书：${content.name}`,
    ...section('一、办理依据', numbered(content.legalBasis)),
    ...section('二、应当具备的条件、标准和技术要求', numbered(content.conditions.map(({ text }) => text))),
    ...section('三、承诺后不再提交的材料', numbered(content.substitutedMaterials.map(({ name }) => name))),
    ...section('四、申请时须提交的材料', numbered(content.requiredMaterials.map(({ name }) => name))),
    ...section('五、可以在决定送达后补交的材料', numbered(content.deferredMaterials.map(deferredLine))),
    '六、承诺方式：申请人自愿选择是否承诺；不愿或者不能承诺的，按一般程序办理。承诺须由申请人签署承诺书。',
    `七、核查：本单位有权核查承诺内容。${methods[content.verification.method]}；标准：${content.verification.standard}。`,
    `八、承诺不实或者未履行承诺的后果：${content.legalConsequences}`,
    `九、办事指南和咨询：${content.contact}`,
    `十、监督渠道：${content.supervisionChannel}`,
    content.noticeText,
  ].join('\n');

const deferredLine = ({ name, term }: MatterContent['deferredMaterials'][number]): string =>
  `${name}（${term.workingDays}个工作日内）`;

/** What the applicant signs: understood, meets the conditions, true, accepts verification and liability, of their own free will. */
const letterOf = (content: MatterContent, { name, code }: Signatory): string =>
  [
    `承诺书：${content.name}`,
    `承诺人${name}（代码${code}）郑重承诺：`,
    '一、已阅读并理解告知书的全部内容；',
    '二、已符合告知书载明的条件、标准和技术要求：',
    ...numbered(content.conditions.map(({ text }) => text)),
    '三、所填写和提交的信息、材料真实、合法、有效；',
    '四、接受并配合核查和监督；',
    `五、承诺不实或者未履行承诺的，承担相应责任：${content.legalConsequences}`,
    '六、以上承诺出于自愿，是真实的意思表示。',
    content.letterText,
  ].join('\n');

interface Signatory {
  readonly name: string;
  readonly code: string;
}

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

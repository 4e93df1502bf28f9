/** The page that checks an evidence package where there is no network and nothing of the system. */
import { instantText } from '../../shown/dates.ts';
import { type Checked, checkPackage, type Finding, summaryOf } from '../check.ts';
import { kindWords } from '../kinds.ts';
import { unzipped } from '../zip.ts';

const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

/** An element with a class and what stands in it: texts are never read as markup. */
const element = (name: string, className: string, ...content: (string | Node)[]): HTMLElement => {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
};

const standingWords: Readonly<Record<Finding['standing'], string>> = {
  agrees: '✓ 一致',
  differs: '✗ 不符',
  unchecked: '— 未核对',
};

const findingLine = ({ item, standing, text, meaning }: Finding): HTMLElement =>
  element(
    'li',
    standing,
    element('b', '', standingWords[standing]),
    element('strong', '', item),
    element('span', '', text),
    ...(meaning === undefined ? [] : [element('p', '', `说明：${meaning}`)]),
  );

const aboutLines = ({ manifest, digest }: Checked): HTMLElement[] => {
  if (manifest === null) return [];
  const { about, exportedAt, head, leftOut } = manifest;
  return [
    element('p', '', `${kindWords[about.kind]} ${about.id}，${head.sequence}个事件，${instantText(exportedAt)}导出。`),
    ...(leftOut.length === 0 ? [] : [element('p', '', `有${leftOut.length}份决定书或者材料没有装入。`)]),
    element('p', '', '清单校验值（请与导出时另行记录的值比对）：'),
    element('p', 'digest', digest),
  ];
};

/** What came of it is read out; the items are there to be looked through, what differs first. */
const show = (verdict: HTMLElement, findings: readonly Finding[]): void => {
  byId('verdict').replaceChildren(verdict);
  byId('findings').replaceChildren(...findings.map(findingLine));
};

const showChecked = (checked: Checked): void => {
  const wrong = checked.findings.filter(({ standing }) => standing === 'differs');
  const heading = element('h2', '', summaryOf(checked.findings));
  show(element('div', wrong.length === 0 ? 'verdict' : 'verdict differs', heading, ...aboutLines(checked)), [
    ...wrong,
    ...checked.findings.filter((one) => !wrong.includes(one)),
  ]);
};

const check = async (file: File): Promise<void> => {
  show(element('p', '', '正在核验…'), []);
  const files = unzipped(new Uint8Array(await file.arrayBuffer()));
  if (files !== null) return showChecked(checkPackage(files));
  const advice = element('p', '', '这不是 zip 文件，或者压缩包已损坏。请选择导出的原文件。');
  show(element('div', 'verdict differs', element('h2', '', '不能读取'), advice), []);
};

const choose = byId('choose');
const over =
  (on: boolean) =>
  (event: DragEvent): void => {
    event.preventDefault();
    choose.classList.toggle('over', on);
  };
choose.addEventListener('dragover', over(true));
choose.addEventListener('dragleave', over(false));
choose.addEventListener('drop', (event) => {
  over(false)(event);
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void check(file);
});
byId('file').addEventListener('change', ({ target }) => {
  const [file] = (target as HTMLInputElement).files ?? [];
  if (file) void check(file);
});
byId('verdict').replaceChildren();

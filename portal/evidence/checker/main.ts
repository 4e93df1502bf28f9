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

const show = (checked: Checked): void => {
  const wrong = checked.findings.filter(({ standing }) => standing === 'differs');
  byId('result').replaceChildren(
    element(
      'div',
      wrong.length === 0 ? 'verdict' : 'verdict differs',
      element('h2', '', summaryOf(checked.findings)),
      ...aboutLines(checked),
    ),
    element(
      'ul',
      'findings',
      ...[...wrong, ...checked.findings.filter((one) => !wrong.includes(one))].map(findingLine),
    ),
  );
};

const check = async (file: File): Promise<void> => {
  byId('result').replaceChildren(element('p', '', '正在核验…'));
  const files = unzipped(new Uint8Array(await file.arrayBuffer()));
  if (files !== null) return show(checkPackage(files));
  const broken = element('div', 'verdict differs', element('h2', '', '不能读取'));
  broken.append(element('p', '', '这不是 zip 文件，或者压缩包已损坏。请选择导出的原文件。'));
  byId('result').replaceChildren(broken);
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
byId('result').replaceChildren();

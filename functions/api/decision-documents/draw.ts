/**
 * A decision as PDF. The same decision under the same names gives the same bytes, whenever it is drawn: dates inside the file are
 * those of the decision.
 */
import { buffer } from 'node:stream/consumers';
import { create } from 'fontkit';
import PdfDocument from 'pdfkit';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import type { DecisionDocument, DecisionSection } from '#domain/kernel/decision-document.ts';

/** Who is who, as the directory says. */
export interface Names {
  readonly subject: string;
  readonly units: readonly string[];
}

const sizes = { title: 20, text: 11, small: 8.5 } as const;
const margin = 72;
const footer = 40;

export const drawn = (decision: DecisionDocument, names: Names, font: Buffer): Promise<Buffer> => {
  const decidedAt = new Date(decision.decidedAt);
  const pdf = new PdfDocument({
    ...{ size: 'A4', margin, bufferPages: true, tagged: true, lang: 'zh-CN', displayTitle: true },
    // Any other way loads the metrics of a font that is not in the bundle. The types know only the name of a font.
    font: font as unknown as string,
    info: { Title: decision.title, Creator: '信修', Producer: '信修', CreationDate: decidedAt, ModDate: decidedAt },
  });
  const file = buffer(pdf);
  const written = writable(font);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  /** One part of the text, tagged for those who have it read to them. */
  const part = (tag: string, draw: () => void): void => void root.add(pdf.struct(tag, {}, draw));
  drawHead(pdf, part, decision, written(names.subject));
  for (const [index, section] of decision.sections.entries()) drawSection(pdf, part, index, section, written);
  drawEnd(pdf, part, decision, names.units.map(written));
  root.end();
  numberPages(pdf);
  pdf.end();
  return file;
};

type Pdf = InstanceType<typeof PdfDocument>;
type Part = (tag: string, draw: () => void) => void;

const drawHead = (pdf: Pdf, part: Part, { title, number, opening }: DecisionDocument, subject: string): void => {
  part('H1', () => pdf.fontSize(sizes.title).text(title, { align: 'center' }));
  if (number !== null) part('P', () => pdf.moveDown(0.5).fontSize(sizes.text).text(number, { align: 'center' }));
  part('P', () => pdf.moveDown(1.5).fontSize(sizes.text).text(`${subject}：`));
  part('P', () => pdf.moveDown(0.5).text(opening, { indent: 2 * sizes.text, lineGap: 4 }));
};

const drawSection = (
  pdf: Pdf,
  part: Part,
  index: number,
  { heading, lines }: DecisionSection,
  written: (text: string) => string,
): void => {
  part('H2', () =>
    pdf
      .moveDown(0.8)
      .fontSize(sizes.text)
      .text(`${index + 1}. ${written(heading)}`, { lineGap: 4 }),
  );
  for (const [label, text] of lines)
    part('P', () =>
      pdf.text(`${label}：${written(text)}`, pdf.page.margins.left + 2 * sizes.text, undefined, { lineGap: 4 }),
    );
  pdf.x = pdf.page.margins.left;
};

const drawEnd = (pdf: Pdf, part: Part, decision: DecisionDocument, units: readonly string[]): void => {
  const { caseId, sequence, seal, decidedAt } = decision;
  const [year, month, day] = shanghaiDate(decidedAt).split('-').map(Number);
  pdf.x = pdf.page.margins.left;
  part('P', () => {
    pdf.moveDown(2).fontSize(sizes.text);
    for (const line of [...units, `${year}年${month}月${day}日`]) pdf.text(line, { align: 'right', lineGap: 4 });
  });
  part('P', () => {
    pdf.moveDown(2).fontSize(sizes.small);
    const lines = [
      `核验码（${seal.algorithm}）：${seal.hash}`,
      `事项编号：${caseId}，决定为其历史中的第${sequence}个事件。核验码是该事件的哈希，与哈希链原文一致，即决定的内容未经改动。`,
    ];
    for (const line of lines) pdf.text(line, { lineGap: 2 });
  });
};

/** Known only when all is drawn; no part of the text, so nobody has it read to them. */
const numberPages = (pdf: Pdf): void => {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin, where a text would begin another page.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const at = pdf.page.height - footer;
    pdf.fontSize(sizes.small).text(`第 ${page - start + 1} 页，共 ${count} 页`, margin, at, {
      ...{ align: 'center', width: pdf.page.width - 2 * margin, lineBreak: false },
    });
    pdf.endMarkedContent();
  }
};

/** A character the font does not have would be an empty box; by its code point everybody can look it up. */
const writable = (font: Buffer): ((text: string) => string) => {
  const opened = create(font);
  if (!('hasGlyphForCodePoint' in opened)) throw new TypeError('the font file holds several fonts');
  const has = (character: string): boolean => opened.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return (text) =>
    [...text].map((one) => (one === '\n' || has(one) ? one : `〔U+${codeOf(one).padStart(4, '0')}〕`)).join('');
};

/** The text of a PDF as somebody copies it out: glyphs by the font's own table of what they mean, line by line. */
import { inflateSync } from 'node:zlib';

const streamsOf = (pdf: Buffer): string[] => {
  const texts: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const end = pdf.indexOf('\nendstream', at);
    try {
      texts.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // Not compressed, so no text.
    }
  }
  return texts;
};

const fromHex = (hex: string): string => {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return bytes.swap16().toString('utf16le');
};

/** Glyph → text, from the ranges `<first> <last> [<text> …]` of the font. */
const glyphsOf = (cmap: string): Map<number, string> => {
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g))
    for (const [index, [, text = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
      glyphs.set(Number.parseInt(first, 16) + index, fromHex(text));
  return glyphs;
};

export const pdfText = (pdf: Buffer): string => {
  const streams = streamsOf(pdf);
  const glyphs = glyphsOf(streams.find((stream) => stream.includes('beginbfrange')) ?? '');
  const shown = (hex: string): string =>
    (hex.match(/.{4}/g) ?? []).map((glyph) => glyphs.get(Number.parseInt(glyph, 16)) ?? '?').join('');
  return streams
    .filter((stream) => stream.includes('BT\n'))
    .flatMap((page) => [...page.matchAll(/\[([^\]]*)\] TJ/g)])
    .map(([, parts = '']) => [...parts.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => shown(hex)).join(''))
    .join('\n');
};

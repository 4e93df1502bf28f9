import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { penaltyFields } from '#domain/ingest/penalty-fields.ts';
import { readPenaltyCsv } from './csv.ts';

const codes = penaltyFields.map(({ code }) => code);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (cells: Record<string, string>): string => codes.map((code) => cells[code] ?? '').join(',');
const header = codes.join(',');
const shape = (bytes: Uint8Array) => {
  const { rows, problems, rowCount } = readPenaltyCsv(bytes);
  return {
    rowCount,
    names: rows.map((r) => [r.line, r.cells['CF_XDR_MC']]),
    problems: problems.map((p) => [p.line, p.rule]),
  };
};

/** Node writes UTF-8 only: the bytes of two characters in GB 18030 are looked up by decoding. */
const gb18030 = (text: string): Uint8Array => {
  const decoder = new TextDecoder('gb18030');
  const byCharacter = new Map<string, readonly number[]>();
  for (let lead = 0xb0; lead <= 0xf7; lead += 1)
    for (let trail = 0xa1; trail <= 0xfe; trail += 1)
      byCharacter.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  return new Uint8Array([...text].flatMap((c) => byCharacter.get(c) ?? [c.codePointAt(0) ?? 0]));
};

describe('readPenaltyCsv', () => {
  it.each([
    ['UTF-8', utf8(`${header}\n${line({ CF_XDR_MC: '淮南' })}\n`)],
    ['UTF-8 with a mark', utf8(`\ufeff${header}\r\n${line({ CF_XDR_MC: '淮南' })}\r\n`)],
    ['GB 18030', gb18030(`${header}\r\n${line({ CF_XDR_MC: '淮南' })}`)],
  ])('reads %s', (_, bytes) => {
    expect(shape(bytes)).toEqual({ rowCount: 1, names: [[2, '淮南']], problems: [] });
  });

  it('answers the digest of the bytes as they came', () => {
    const bytes = utf8(`${header}\n`);
    expect(readPenaltyCsv(bytes).fileSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each([
    ['neither encoding', new Uint8Array([0xff, 0xff, 0x0a])],
    ['an empty file', new Uint8Array()],
    ['a header of something else', utf8('a,b\n1,2\n')],
  ])('refuses %s as a whole, at line 1', (_, bytes) => {
    const { names, problems } = shape(bytes);
    expect(names).toEqual([]);
    expect(new Set(problems.map(([at]) => at))).toEqual(new Set([1]));
  });

  it('keeps the good rows around a row of another width and counts lines as the file does', () => {
    const good = line({ CF_XDR_MC: '甲' });
    const quoted = line({ CF_XDR_MC: '乙', CF_SY: '"两\n行"' });
    expect(shape(utf8([header, good, '1,2', '', quoted, `${good},x`, good].join('\n')))).toEqual({
      rowCount: 5,
      names: [
        [2, '甲'],
        [5, '乙'],
        [8, '甲'],
      ],
      problems: [
        [3, 'columnCount'],
        [7, 'columnCount'],
      ],
    });
  });

  it.each([
    ['a mark inside a cell', '甲"乙,1'],
    ['text after a closed cell', '"甲"乙,1'],
    ['a cell that is never closed', '"甲,1'],
  ])('reports %s by line and keeps the rows around it', (_, bad) => {
    const good = line({ CF_XDR_MC: '甲' });
    const quoted = line({ CF_XDR_MC: '乙', CF_SY: '"两\n行"' });
    expect(shape(utf8([header, good, bad, quoted, bad, good, ''].join('\n')))).toEqual({
      rowCount: 5,
      names: [
        [2, '甲'],
        [4, '乙'],
        [7, '甲'],
      ],
      problems: [
        [3, 'badQuoting'],
        [6, 'badQuoting'],
      ],
    });
  });

  it('reads a doubled mark as one', () => {
    expect(shape(utf8(`${header}\n${line({ CF_XDR_MC: '"甲""乙"""' })}`)).names).toEqual([[2, '甲"乙"']]);
  });
});

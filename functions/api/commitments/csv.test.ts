import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteOrderMark, csvLines } from './csv.ts';

describe('lines', () => {
  it('of any texts are read back as they were, by another program', () =>
    fc.assert(
      fc.property(
        // Nothing that begins a formula, which is told apart below; a single empty cell would be an empty line.
        fc.array(
          fc.tuple(
            fc.string().map((text) => `a${text}`),
            fc.string({ unit: 'binary' }).map((text) => `"${text}`),
          ),
          {
            minLength: 1,
          },
        ),
        (rows) => {
          expect(parse(csvLines(rows), { record_delimiter: '\r\n' })).toEqual(rows);
        },
      ),
    ));

  it('end with a line break, and cells are quoted only where they must be', () => {
    expect(csvLines([['甲', '乙,丙', '他说“好”', '"', '一\n二']])).toBe('甲,"乙,丙",他说“好”,"""","一\n二"\r\n');
    expect(csvLines([])).toBe('');
    expect(byteOrderMark).toBe('\ufeff');
  });

  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("http://x")', '＝1', '－1', '＠x'])(
    'carry out nothing: %j',
    (text) => {
      const [[cell] = []] = parse(csvLines([[text]]), { record_delimiter: '\r\n' }) as string[][];
      expect(cell).toBe(`'${text}`);
    },
  );
});

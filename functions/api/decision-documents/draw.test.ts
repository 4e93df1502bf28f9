/** The decision as people hold it in their hands: the same bytes every time, and nothing missing from what was decided. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { DecisionDocument } from '#domain/kernel/decision-document.ts';
import { pdfText } from '../../../tests/support/pdf-text.ts';
import { drawn } from './draw.ts';

const font = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
);
const decision: DecisionDocument = {
  title: '不予信用修复决定书',
  number: '淮市监修〔2026〕3号',
  caseId: 'app-1-unit-hn-market',
  subjectId: 'subject-1',
  unitIds: ['unit-hn-tax', 'unit-hn-customs'],
  opening: '经审查，决定如下：',
  sections: [
    {
      heading: '淮市监罚〔2026〕13号',
      lines: [
        ['决定', '不予信用修复'],
        ['理由', '罚款尚未缴清。'],
      ],
    },
  ],
  // Already the next day in Shanghai.
  decidedAt: '2026-10-12T17:30:00.000Z',
  sequence: 17,
  seal: { algorithm: 'SHA-256', hash: 'ab'.repeat(32) },
};
const names = { subject: '淮南市舜珩精密机械有限公司', units: ['国家税务总局淮南市税务局', '中华人民共和国淮南海关'] };
const withReason = (reason: string): DecisionDocument => ({
  ...decision,
  sections: [{ heading: '淮市监罚〔2026〕13号', lines: [['理由', reason]] }],
});

test('all of it can be read and copied out', async () => {
  const text = pdfText(await drawn(decision, names, font));
  for (const part of [
    ...[
      '不予信用修复决定书',
      '淮市监修〔2026〕3号',
      `${names.subject}：`,
      '1. 淮市监罚〔2026〕13号',
      '理由：罚款尚未缴清。',
    ],
    ...[...names.units, '2026年10月13日', decision.seal.hash, '第17个事件', '第 1 页，共 1 页'],
  ])
    expect(text).toContain(part);
});

test('the same decision gives the same bytes', async () => {
  const first = await drawn(decision, names, font);
  expect((await drawn(decision, names, font)).equals(first)).toBe(true);
  expect((await drawn(withReason('另有理由。'), names, font)).equals(first)).toBe(false);
});

test('a character the font lacks is named by its code point and not left out', async () => {
  const text = pdfText(await drawn(withReason('经办人𠮷某\n核对'), { ...names, subject: '𠮷田公司' }, font));
  expect(text).toContain('理由：经办人〔U+20BB7〕某');
  expect(text).toContain('核对');
  expect(text).toContain('〔U+20BB7〕田公司');
});

test('a long decision goes on over pages, each with its number, and stays far below what an answer holds', async () => {
  const long = { ...decision, sections: Array.from({ length: 60 }, () => decision.sections).flat() };
  const pdf = await drawn(long, names, font);
  const text = pdfText(pdf);
  expect(text).toContain('60. 淮市监罚〔2026〕13号');
  const [, pages = '0'] = /第 1 页，共 (\d+) 页/.exec(text) ?? [];
  expect(Number(pages)).toBeGreaterThan(3);
  expect(text).toContain(`第 ${pages} 页，共 ${pages} 页`);
  expect(pdf.length).toBeLessThan(1_000_000);
});

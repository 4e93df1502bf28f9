/** What people read instead of a draw's values. */
import type { AnswerOf, EntryOf } from '../../../api/operations.ts';
import type { Tone } from '../../shell/mark.tsx';

type Level = AnswerOf<'readInspectionDraw'>['pool'][number]['level'];

export const levelWords: Readonly<Record<Level, string>> = { low: '较低', normal: '一般', high: '较高' };

type Progress = EntryOf<'listDrawnCases'>['progress'];

export const progressWords: Readonly<Record<Progress, { readonly word: string; readonly tone: Tone }>> = {
  awaited: { word: '待检查', tone: 'near' },
  kept: { word: '符合承诺', tone: 'good' },
  breached: { word: '不符合承诺', tone: 'bad' },
  notNeeded: { word: '事项已终止，不再检查', tone: 'plain' },
};

export const drawAddress = (drawId: string): string => `/inspection-draws/${encodeURIComponent(drawId)}`;

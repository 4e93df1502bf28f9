/** A random inspection in words, the same for the public and for the office. */
import type { EntryOf } from '../api/operations.ts';

type Draw = EntryOf<'listPublicInspectionDraws'>;

export const sizeText = (size: Draw['size']): string =>
  'count' in size ? `${size.count}件` : `${size.sharePercent}%（不足一件的进一）`;

/** Announced, drawn, and open to everybody once every inspection has ended. */
export const drawStateText = ({ heldAt, revealedAt }: Pick<Draw, 'heldAt' | 'revealedAt'>): string => {
  if (heldAt === null) return '尚未抽取';
  return revealedAt === null ? '已抽取，正在检查' : '证明已公开';
};

/** Matters as an administrator writes them. */
import type { MatterDraft } from '#contracts/matters.ts';
import { matterContent } from './commitment-world.ts';

export const matterDraft = (more: Partial<MatterDraft> = {}): MatterDraft => {
  const { unitName: _, ...draft } = matterContent();
  return { ...draft, ...more };
};

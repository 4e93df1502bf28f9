/** Matters as an administrator writes them. */
import type { MatterDraft } from '#contracts/matters.ts';
import { matterContent } from './commitment-world.ts';

export const matterDraft = (more: Partial<MatterDraft> = {}): MatterDraft => {
  const { unitName: _, ...draft } = matterContent();
  return { ...draft, ...more };
};

/** A matter of which one material may follow within five working days. */
export const withDeferredHealth: Pick<MatterDraft, 'commitmentType' | 'deferredMaterials'> = {
  commitmentType: 'deferredMaterials',
  deferredMaterials: [
    { id: 'health', name: '健康证明', term: { workingDays: 5, basis: '验证设定', status: 'assumed' } },
  ],
};

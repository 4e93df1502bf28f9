import { expect, test } from 'vitest';
import { bodyOf, type Filled, faultsOf, type Matter, materialsOf, type Preview } from './application-form.ts';

const matter = {
  content: {
    conditions: [
      { id: 'premises', text: '场所合格', mandatory: true },
      { id: 'kitchen', text: '明厨亮灶', mandatory: false },
    ],
    requiredMaterials: [{ id: 'form', name: '申请书' }],
    substitutedMaterials: [{ id: 'layout', name: '布局图' }],
    deferredMaterials: [{ id: 'health', name: '健康证明' }],
  },
} as unknown as Matter;
const preview: Preview = {
  matterId: 'matter-1',
  version: 2,
  notice: '',
  letter: '',
  noticeHash: 'n'.repeat(64),
  letterHash: 'l'.repeat(64),
  signAs: '甲公司',
  eligible: true,
  reasons: [],
  mayCommit: true,
};
const signature = { read: true, typedName: '甲公司' };
const filled: Filled = {
  procedure: 'commitment',
  answers: { premises: true, kitchen: false },
  documents: { form: ['d-1'] },
  deferred: ['health'],
};
const names = (procedure: Filled['procedure']) => materialsOf(matter, procedure).map(({ name }) => name);

test('one’s word replaces a document and lets another follow; without it all are brought', () => {
  expect(names('commitment')).toEqual(['申请书', '健康证明']);
  expect(names('ordinary')).toEqual(['申请书', '布局图', '健康证明']);
  expect(materialsOf(matter, 'ordinary').some(({ mayFollow }) => mayFollow)).toBe(false);
});

test('a complete application lacks nothing and says what it promises', () => {
  expect(faultsOf(matter, preview, filled, signature)).toEqual([]);
  expect(bodyOf('subject-1', preview, filled, signature)).toMatchObject({
    matterVersion: 2,
    answers: [
      { conditionId: 'premises', met: true },
      { conditionId: 'kitchen', met: false },
    ],
    materials: [{ materialId: 'form', documentId: 'd-1' }],
    deferredMaterialIds: ['health'],
    signature: { typedName: '甲公司' },
  });
});

test.each<[string, Partial<Filled>, object, RegExp]>([
  ['a condition without an answer', { answers: { premises: true } }, signature, /还有1项条件/],
  ['a mandatory condition not met', { answers: { premises: false, kitchen: false } }, signature, /“场所合格”/],
  ['a document missing', { documents: {} }, signature, /请上传申请书/],
  ['a document neither brought nor to follow', { deferred: [] }, signature, /健康证明，或者选择稍后补交/],
  ['no signature', {}, { read: true, typedName: '' }, /签名/],
])('%s is told', (_, more, given, text) => {
  const faults = faultsOf(matter, preview, { ...filled, ...more }, given as typeof signature);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(text);
});

test('in the ordinary procedure nothing is promised: no answers, no signature', () => {
  const all = { form: ['d-1'], layout: ['d-2'], health: ['d-3'] };
  const ordinary: Filled = { ...filled, procedure: 'ordinary', documents: all };
  expect(faultsOf(matter, preview, ordinary, { read: false, typedName: '' })).toEqual([]);
  const body = bodyOf('subject-1', preview, ordinary, signature);
  expect(body).not.toHaveProperty('signature');
  expect(body).not.toHaveProperty('answers');
});

test('a document that is brought after all does not follow', () => {
  const documents = { form: ['d-1'], health: ['d-4'] };
  expect(bodyOf('subject-1', preview, { ...filled, documents }, signature)).toMatchObject({ deferredMaterialIds: [] });
});

/** What the page says of a proof: of a whole one and of one that was changed anywhere. */
import { expect, it } from 'vitest';
import { canonical } from '#domain/kernel/canonical.ts';
import { drawLots } from '#domain/supervision/lots.ts';
import { drawAgain } from './draw.ts';
import { sha256Hex } from './sha256.ts';

const mark = (text: string): string => sha256Hex(text);
const basis = {
  seed: '9f0c2c0e6d1b4a3f8e7d5c6b4a392817',
  nonce: 'a nonce',
  size: { count: 2 },
  inspectors: [mark('inspector 1'), mark('inspector 2')],
  inspectorsPerCase: 1,
  pool: [1, 2, 3, 4].map((n) => ({ case: mark(`case ${n}`), weight: n, excluded: [] as string[] })),
};
const proof = {
  drawId: 'draw-1',
  seedHash: sha256Hex(basis.seed),
  ...basis,
  selected: drawLots(basis, sha256Hex),
};
const proofHash = sha256Hex(canonical(proof));

it('holds as it was published', () => {
  expect(drawAgain(proof, proofHash)).toEqual({ fault: null, poolSize: 4, selected: 2 });
});

it.each([
  ['种子与公告的摘要不符。', { seed: `${basis.seed}0` }],
  ['重新抽出的事项与公布的不符。', { nonce: 'another nonce' }],
  [
    '重新抽出的检查人员与公布的不符。',
    { selected: proof.selected.map((one) => ({ ...one, inspectors: [mark('x')] })) },
  ],
  ['证明与抽取时公布的摘要不符。', { drawId: 'draw-2' }],
])('says what does not hold: %s', (fault, changed) => {
  expect(drawAgain({ ...proof, ...changed }, proofHash).fault).toBe(fault);
});

/** The shape of a draw's proof: what it follows from and what was drawn. How it was drawn, `lots.ts` says. */
import * as z from '../kernel/schema.ts';

const Mark = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const positive = z.int().check(z.positive());

/** How many are drawn: a share of the pool, rounded up, or a number. */
export const DrawSize = z.union([
  z.strictObject(() => ({ sharePercent: z.int().check(z.minimum(1), z.maximum(100)) })),
  z.strictObject({ count: positive }),
]);
export type DrawSize = z.infer<typeof DrawSize>;

const Entry = z.strictObject(() => ({
  case: Mark,
  weight: positive.check(z.maximum(100)),
  /** Inspectors who may not inspect this case. */
  excluded: z.array(Mark),
}));
const Drawn = z.strictObject(() => ({ case: Mark, inspectors: z.array(Mark) }));
export type Drawn = z.infer<typeof Drawn>;

/** What the result follows from. */
const Basis = z.strictObject(() => ({
  seed: z.string(),
  nonce: z.string(),
  size: DrawSize,
  inspectors: z.array(Mark),
  inspectorsPerCase: positive,
  pool: z.array(Entry),
}));
export type DrawBasis = z.infer<typeof Basis>;

/** Everything needed to draw again. */
export const DrawProof = z.strictObject(() => ({
  drawId: z.string(),
  /** SHA-256 of the seed in UTF-8, hexadecimal; it was public before the draw. */
  seedHash: z.string(),
  ...Basis.shape,
  selected: z.array(Drawn),
}));
export type DrawProof = z.infer<typeof DrawProof>;

/** A draw as it lies in the table: all it takes to read one. */
import type { StoredKind } from '../kernel/aggregate.ts';
import * as z from '../kernel/schema.ts';
import { DrawSize } from './proof.ts';

const Instant = z.iso.datetime();
const positive = z.int().check(z.positive());

/** What is announced before anything is drawn. */
export const Announcement = z.strictObject(() => ({
  drawId: z.string(),
  unitId: z.string(),
  regionId: z.string(),
  /** Cases granted from here on; null: from the beginning. */
  grantedFrom: z.nullable(Instant),
  /** Cases granted before; nothing later comes into the pool. */
  cutOffAt: Instant,
  size: DrawSize,
  inspectors: z.array(z.string()).check(z.minLength(1)),
  inspectorsPerCase: positive,
  /** SHA-256 of the seed in UTF-8, hexadecimal. */
  seedHash: z.string(),
}));
export type Announcement = z.infer<typeof Announcement>;

/** What was drawn with, and the digests of what was drawn from and of the whole proof. */
export const Holding = z.strictObject(() => ({
  seed: z.string(),
  nonce: z.string(),
  poolSize: positive,
  poolHash: z.string(),
  selectedCount: positive,
  proofHash: z.string(),
}));
export type Holding = z.infer<typeof Holding>;

export const InspectionDrawState = z.strictObject(() => ({
  announced: z.nullable(z.strictObject({ ...Announcement.shape, announcedAt: Instant, announcedBy: z.string() })),
  held: z.nullable(z.strictObject({ ...Holding.shape, heldAt: Instant, heldBy: z.string() })),
  revealedAt: z.nullable(Instant),
}));
export type InspectionDrawState = z.infer<typeof InspectionDrawState>;

export const storedDraw: StoredKind<InspectionDrawState> = {
  name: 'inspectionDraw',
  keyPrefix: 'DRAW',
  table: 'case',
  schemaVersion: 1,
  initial: { announced: null, held: null, revealedAt: null },
  state: InspectionDrawState,
};

/** The list of a region's draws. */
export const drawList = (regionId: string): string => `DRAWS#${regionId}`;

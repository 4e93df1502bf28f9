/** A matter as it lies in the table: all it takes to read one. */
import type { StoredKind } from '../kernel/aggregate.ts';
import * as z from '../kernel/schema.ts';
import { MatterContent } from './content.ts';

const instant = z.iso.datetime();

const Version = z.strictObject(() => ({
  version: z.int(),
  publishedAt: instant,
  publishedBy: z.string(),
  noticeHash: z.string(),
  withdrawnAt: z.nullable(instant),
  /** Told to everybody who asks for the version. */
  withdrawnReason: z.nullable(z.string()),
}));

export const MatterState = z.strictObject(() => ({
  matterId: z.string(),
  regionId: z.string(),
  /** The version now in force; null while there is none. */
  current: z.nullable(z.strictObject({ version: z.int(), publishedAt: instant, content: MatterContent })),
  versions: z.array(Version),
}));
export type MatterState = z.infer<typeof MatterState>;

export const storedMatter: StoredKind<MatterState> = {
  name: 'commitmentMatter',
  keyPrefix: 'MATTER',
  table: 'case',
  schemaVersion: 1,
  initial: { matterId: '', regionId: '', current: null, versions: [] },
  state: MatterState,
};

/** The list that holds a region's matters in force. */
export const catalogueOf = (regionId: string): string => `MATTERS#${regionId}`;

/** The list that holds a region's matters of which no version is in force any more. */
export const withdrawnOf = (regionId: string): string => `WITHDRAWN-MATTERS#${regionId}`;

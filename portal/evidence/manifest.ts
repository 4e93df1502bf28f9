/**
 * What lies in an evidence package. The manifest names every other file with its digest and `manifest.sha256` names the manifest's, so that
 * nothing in the package can change unseen. Whoever changes everything together needs the digest that was noted down at the export.
 */

import { Role } from '#domain/kernel/actor.ts';
import * as z from '#domain/kernel/schema.ts';
import { type AuditedKind, kindWords } from './kinds.ts';

export const manifestPath = 'manifest.json';
export const sealPath = 'manifest.sha256';
export const eventsPath = 'events.jsonl';
export const checkpointsPath = 'checkpoints.json';

const auditedKinds = Object.keys(kindWords) as [AuditedKind, ...AuditedKind[]];

const Head = z.strictObject({ sequence: z.int().check(z.positive()), hash: z.string() });

/** `checkpoints.json` holds a list of these. */
export const Checkpoints = z.array(z.strictObject({ ...Head.shape, day: z.iso.date(), writtenAt: z.iso.datetime() }));

export const Manifest = z.strictObject({
  format: z.literal('xinxiu-evidence'),
  /** Raised when what a file means changes. */
  version: z.literal(1),
  about: z.strictObject({ kind: z.enum(auditedKinds), id: z.string() }),
  /** Real time of the export, by the clock of the machine it was made on. */
  exportedAt: z.iso.datetime(),
  /** As what it was exported, never by whom: the package holds nobody's name. */
  exportedBy: z.strictObject({ role: Role, unitId: z.nullable(z.string()) }),
  head: Head,
  /** What belongs to the history and is not in the package, because it was not asked for or is not to be had. */
  leftOut: z.array(z.strictObject({ what: z.enum(['decision', 'document']), of: z.string() })),
  files: z.array(
    z.strictObject({
      path: z.string(),
      what: z.enum(['events', 'checkpoints', 'timeline', 'decision', 'document', 'checker']),
      /** The document's id, or the sequence of the decision's event. */
      of: z.optional(z.string()),
      size: z.int(),
      sha256: z.string(),
    }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;
export type FileEntry = Manifest['files'][number];

/** What `manifest.sha256` holds, as `sha256sum -c` reads it. */
export const sealOf = (digest: string): string => `${digest}  ${manifestPath}\n`;

/** Files of a package by their path. */
export type Files = Readonly<Record<string, Uint8Array>>;

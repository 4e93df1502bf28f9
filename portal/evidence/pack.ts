/** The files of an evidence package, from what was read for it. */
import { canonical } from '#domain/kernel/canonical.ts';
import type { StoredEvent } from '#domain/kernel/event.ts';
import { digestOf } from '../proof/sha256.ts';
import {
  checkpointsPath,
  eventsPath,
  type FileEntry,
  type Files,
  type Manifest,
  manifestPath,
  sealOf,
  sealPath,
} from './manifest.ts';
import { timelinePage } from './timeline-page.ts';
import type { Told } from './told.ts';
import type { Checkpoint } from './verdict.ts';

export interface Collected extends Pick<Manifest, 'about' | 'exportedAt' | 'exportedBy' | 'head' | 'leftOut'> {
  readonly events: readonly StoredEvent[];
  readonly checkpoints: readonly Checkpoint[];
  readonly told: readonly Told[];
  readonly decisions: readonly { readonly sequence: number; readonly content: Uint8Array }[];
  readonly documents: readonly {
    readonly documentId: string;
    readonly contentType: string;
    readonly content: Uint8Array;
  }[];
  /** The page that checks packages, as it is served. */
  readonly checker: Uint8Array;
}

/** Documents go by their id: a file's own name may name a person. */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

interface Part {
  readonly path: string;
  readonly what: FileEntry['what'];
  readonly of?: string;
  readonly content: Uint8Array;
}

const partsOf = (of: Collected): Part[] => [
  { path: 'check.html', what: 'checker', content: of.checker },
  { path: 'timeline.html', what: 'timeline', content: utf8(timelinePage(of)) },
  // One line an event, exactly the stored one: its body is a text in it, so that not a byte of it is written anew.
  { path: eventsPath, what: 'events', content: utf8(of.events.map((event) => `${canonical(event)}\n`).join('')) },
  { path: checkpointsPath, what: 'checkpoints', content: utf8(`${JSON.stringify(of.checkpoints, null, 2)}\n`) },
  ...of.decisions.map(({ sequence, content }) => ({
    ...{ path: `decisions/${sequence}.pdf`, what: 'decision' as const, of: String(sequence), content },
  })),
  ...of.documents.map(({ documentId, contentType, content }) => ({
    path: `documents/${documentId}.${endings[contentType] ?? 'bin'}`,
    ...{ what: 'document' as const, of: documentId, content },
  })),
];

/** All files of the package, and the digest of its manifest: whoever keeps that can tell the package from any other. */
export const packageOf = (of: Collected): { readonly files: Files; readonly digest: string } => {
  const parts = partsOf(of);
  const { about, exportedAt, exportedBy, head, leftOut } = of;
  const manifest: Manifest = {
    ...{ format: 'xinxiu-evidence', version: 1, about, exportedAt, exportedBy, head, leftOut },
    files: parts.map(({ content, ...named }) => ({ ...named, size: content.length, sha256: digestOf(content) })),
  };
  const written = utf8(`${JSON.stringify(manifest, null, 2)}\n`);
  const digest = digestOf(written);
  const files = {
    ...Object.fromEntries(parts.map(({ path, content }) => [path, content])),
    [manifestPath]: written,
    [sealPath]: utf8(sealOf(digest)),
  };
  return { files, digest };
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

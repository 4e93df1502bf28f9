/**
 * What an evidence package is made of, fetched by the operations that auditors have anyway, so that every look is recorded as any other.
 * All or nothing: what cannot be reached now makes no half package.
 */

import { Problem, unreachable } from '../../api/problem.ts';
import type { Contents } from '../../evidence/contents.ts';
import type { AuditedKind } from '../../evidence/kinds.ts';
import type { Collected } from '../../evidence/pack.ts';
import { toldOf } from '../../evidence/told.ts';
import { api } from '../api.ts';
import type { Proof } from './verify.ts';

export interface Wanted {
  readonly kind: AuditedKind;
  readonly id: string;
  readonly proof: Proof;
  readonly contents: Contents;
  readonly withDocuments: boolean;
  readonly exportedBy: Collected['exportedBy'];
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** A file from an address that needs no token. */
const fetched = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url).catch(() => null);
  if (response === null || !response.ok) throw unreachable();
  return bytesOf(await response.blob());
};

/** Fetches everything, one after the other; `onFetched` hears how many files have come. */
export const collect = async (wanted: Wanted, onFetched: (files: number) => void): Promise<Collected> => {
  const { kind, id, proof, contents, withDocuments, exportedBy } = wanted;
  let fetchedFiles = 0;
  const counted = async <T>(file: Promise<T>): Promise<T> => {
    const arrived = await file;
    fetchedFiles += 1;
    onFetched(fetchedFiles);
    return arrived;
  };
  const checker = await counted(fetched('/evidence/check.html'));
  const decisions: Collected['decisions'][number][] = [];
  const documents: Collected['documents'][number][] = [];
  const leftOut: Collected['leftOut'] = [];
  for (const sequence of contents.decisions) {
    // The system makes no document from a history that does not hold.
    const decision = proof.firstBad === null ? await counted(decisionOf(kind, id, sequence)) : null;
    if (decision === null) leftOut.push({ what: 'decision', of: String(sequence) });
    else decisions.push(decision);
  }
  for (const documentId of contents.documents) {
    const document = withDocuments ? await counted(documentOf(id, documentId)) : null;
    if (document === null) leftOut.push({ what: 'document', of: documentId });
    else documents.push(document);
  }
  return {
    ...{
      about: { kind, id },
      exportedAt: new Date().toISOString(),
      exportedBy,
      checker,
      decisions,
      documents,
      leftOut,
    },
    ...{ events: proof.events, head: proof.head, checkpoints: proof.checkpoints },
    told: toldOf(kind, proof.events, proof.units),
  };
};

const decisionOf = async (kind: AuditedKind, caseId: string, sequence: number) => {
  const operation = kind === 'repairCase' ? 'readDecisionDocument' : 'readCommitmentDecisionDocument';
  const { content } = await api.download(operation, { params: { caseId }, query: { sequence } });
  return { sequence, content: await bytesOf(content) };
};

const missing = 404;

/** Null of one that was never uploaded, or that the case does not hold any more. */
const documentOf = async (caseId: string, documentId: string) => {
  const document = await api
    .call('readDocument', { params: { documentId }, query: { caseId } })
    .catch((error: unknown) => {
      if (error instanceof Problem && error.status === missing) return null;
      throw error;
    });
  if (document?.download == null) return null;
  return { documentId, contentType: document.contentType, content: await fetched(document.download.url) };
};

/** Checkpoints of the chains in their write-once bucket: one object a day, with the heads of all chains that changed on it. */
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import * as z from '#domain/kernel/schema.ts';

export const Head = z.object(() => ({ kind: z.string(), id: z.string(), version: z.int(), headHash: z.string() }));
export type Head = z.infer<typeof Head>;

export const Checkpoint = z.object(() => ({ day: z.string(), heads: z.array(Head), writtenAt: z.string() }));
export type Checkpoint = z.infer<typeof Checkpoint>;

export const checkpointPrefix = 'heads/';
/** `day` is a date of real time in Shanghai. */
export const checkpointKey = (day: string): string => `${checkpointPrefix}${day}.json`;

/** The checkpoint of a day; null where none is written (yet). */
export const readCheckpoint = async (s3: S3Client, bucket: string, day: string): Promise<Checkpoint | null> => {
  for await (const checkpoint of readCheckpoints(s3, bucket, checkpointKey(day))) return checkpoint;
  return null;
};

/**
 * The checkpoints whose key begins so. Of each the version written first: the lock keeps every version, but it lets anybody who may
 * write put a later one, or a mark of deletion, above it.
 */
export async function* readCheckpoints(s3: S3Client, bucket: string, prefix = checkpointPrefix) {
  for (const { Key, VersionId } of await firstVersions(s3, bucket, prefix)) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
    yield Checkpoint.parse(JSON.parse((await Body?.transformToString()) ?? ''));
  }
}

const firstVersions = async (s3: S3Client, bucket: string, prefix: string): Promise<ObjectVersion[]> => {
  const first = new Map<string, ObjectVersion>();
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (from !== undefined) {
    const page: ListObjectVersionsCommandOutput = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...from }),
    );
    // By key, and of a key the newest first.
    for (const version of page.Versions ?? []) first.set(version.Key ?? '', version);
    const { IsTruncated, NextKeyMarker, NextVersionIdMarker } = page;
    from = IsTruncated === true ? { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker } : undefined;
  }
  return [...first.values()];
};

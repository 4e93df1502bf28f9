/** Checkpoints of the chains in their write-once bucket: one object a day, with the heads of all chains that changed on it. */
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from '#domain/kernel/schema.ts';
import { unlessMissing } from './missing-object.ts';

export const Head = z.object(() => ({ kind: z.string(), id: z.string(), version: z.int(), headHash: z.string() }));
export type Head = z.infer<typeof Head>;

export const Checkpoint = z.object(() => ({ day: z.string(), heads: z.array(Head), writtenAt: z.string() }));
export type Checkpoint = z.infer<typeof Checkpoint>;

export const checkpointPrefix = 'heads/';
/** `day` is a date of real time in Shanghai. */
export const checkpointKey = (day: string): string => `${checkpointPrefix}${day}.json`;

/** The checkpoint of a day; null where none is written (yet). */
export const readCheckpoint = async (s3: S3Client, bucket: string, day: string): Promise<Checkpoint | null> => {
  const object = { Bucket: bucket, Key: checkpointKey(day) };
  const { Body } = await s3.send(new GetObjectCommand(object)).catch(unlessMissing);
  return Body === undefined ? null : Checkpoint.parse(JSON.parse(await Body.transformToString()));
};

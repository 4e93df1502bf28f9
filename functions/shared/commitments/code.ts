/** 承诺编码 for a commitment about to be registered. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { profileOf } from '#domain/rules/profiles/profiles.ts';
import { makeCommitmentCode } from '#domain/subject/commitment-code.ts';
import { nextSerial } from '../serials.ts';

/**
 * The next code of the region's division for the day on which the commitment was made. Throws for a region without a profile: a
 * city's code must be its own.
 */
export const nextCommitmentCode = async (
  db: DynamoDBDocumentClient,
  caseTable: string,
  { regionId, committedOn }: { readonly regionId: string; readonly committedOn: string },
): Promise<string> => {
  const profile = profileOf(regionId);
  if (profile === undefined) throw new Error(`no city profile for region ${regionId}`);
  const division = profile.commitment.divisionCode.value;
  const serial = await nextSerial(db, caseTable, `commitment#${division}#${committedOn}`);
  return makeCommitmentCode(division, committedOn, serial);
};

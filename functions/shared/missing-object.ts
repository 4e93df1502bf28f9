import { S3ServiceException } from '@aws-sdk/client-s3';

/** Without the right to list the bucket, S3 answers a missing object with 403; who reads documents has no such right. */
export const unlessMissing = (error: unknown): { Body?: undefined; ContentLength?: undefined } => {
  if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) return {};
  throw error;
};

/**
 * The secrets shared with platforms, read from the secret store and kept for a few minutes. During a change of key the store
 * holds the new value and the one before; both sign validly, so that neither side has to change at the same moment.
 */
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

const keptMilliseconds = 5 * 60 * 1000;

/** The secrets of `secretId`, the present one first; empty if there is none. */
export type PlatformSecrets = (secretId: string) => Promise<readonly string[]>;

const bothVersions = ['AWSCURRENT', 'AWSPREVIOUS'] as const;

/** Reads through a cache; `now` in milliseconds of real time. Who only signs needs the present version alone. */
export const makePlatformSecrets = (
  client: SecretsManagerClient,
  now: () => number,
  wanted: readonly (typeof bothVersions)[number][] = bothVersions,
): PlatformSecrets => {
  const kept = new Map<string, { readonly until: number; readonly secrets: readonly string[] }>();
  return async (secretId) => {
    const known = kept.get(secretId);
    if (known !== undefined && known.until > now()) return known.secrets;
    const versions = await Promise.all(wanted.map((stage) => version(client, secretId, stage)));
    const secrets = versions.filter((secret) => secret !== undefined);
    // A secret that does not exist yet must be found as soon as it does.
    if (secrets.length > 0) kept.set(secretId, { until: now() + keptMilliseconds, secrets });
    return secrets;
  };
};

const version = async (
  client: SecretsManagerClient,
  SecretId: string,
  VersionStage: string,
): Promise<string | undefined> => {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

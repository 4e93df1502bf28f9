import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { makePlatformSecrets } from './platform-secrets.ts';

const client = new SecretsManagerClient({ region: 'us-east-1' });
const store = mockClient(client);
const missing = new ResourceNotFoundException({ $metadata: {}, message: '' });
let time = 0;
const secrets = makePlatformSecrets(client, () => time);

beforeEach(() => {
  store.reset();
});

it('a secret that was never changed has no version before', async () => {
  store.on(GetSecretValueCommand, { VersionStage: 'AWSCURRENT' }).resolves({ SecretString: 'new' });
  store.on(GetSecretValueCommand, { VersionStage: 'AWSPREVIOUS' }).rejects(missing);
  expect(await secrets('never-changed')).toEqual(['new']);
});

it('a changed one comes with the one before, and is read again after five minutes', async () => {
  store.on(GetSecretValueCommand, { VersionStage: 'AWSCURRENT' }).resolves({ SecretString: 'new' });
  store.on(GetSecretValueCommand, { VersionStage: 'AWSPREVIOUS' }).resolves({ SecretString: 'old' });
  expect(await secrets('changed')).toEqual(['new', 'old']);
  await secrets('changed');
  expect(store.commandCalls(GetSecretValueCommand)).toHaveLength(2);
  time += 5 * 60 * 1000;
  await secrets('changed');
  expect(store.commandCalls(GetSecretValueCommand)).toHaveLength(4);
});

it('one that does not exist yet is not remembered as missing', async () => {
  store.on(GetSecretValueCommand).rejects(missing);
  expect(await secrets('later')).toEqual([]);
  store.on(GetSecretValueCommand, { VersionStage: 'AWSCURRENT' }).resolves({ SecretString: 'now' });
  expect(await secrets('later')).toEqual(['now']);
});

it('a store that cannot be reached is an error, not an absent secret', async () => {
  store.on(GetSecretValueCommand).rejects(new Error('no network'));
  await expect(secrets('any')).rejects.toThrow('no network');
});

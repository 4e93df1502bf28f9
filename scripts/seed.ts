/**
 * Loads what a running system needs to be tried: users at the identity provider, the platforms' shared secrets, and the
 * sample world through the product's own API. Twice changes nothing.
 */
import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  paginateListUsers,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateSecretCommand, ResourceExistsException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientOf } from './lib/aws.ts';
import type { Info, InfoUser } from './lib/info.ts';
import type { Instance } from './lib/instance.ts';
import { step } from './lib/say.ts';
import { accessToken } from './lib/sign-in.ts';
import { loadWorld } from './sample/load-world.ts';
import { sealCertificates } from './sample/seals.ts';
import { platforms, type SampleUser, samplePassword, users } from './sample/world.ts';

async function existingUsers(client: CognitoIdentityProviderClient, userPoolId: string): Promise<Map<string, string>> {
  const subs = new Map<string, string>();
  for await (const page of paginateListUsers({ client }, { UserPoolId: userPoolId })) {
    for (const { Username = '', Attributes = [] } of page.Users ?? []) {
      const sub = Attributes.find(({ Name }) => Name === 'sub')?.Value;
      if (sub !== undefined) subs.set(Username, sub);
    }
  }
  return subs;
}

/** Users cannot be declared in a stack here, so they are made by API. Returns the principal id of each. */
async function seedUsers(instance: Instance, userPoolId: string): Promise<Record<string, string>> {
  const client = new CognitoIdentityProviderClient(clientOf(instance));
  const present = await existingUsers(client, userPoolId);
  const missing = users.filter(({ username }) => !present.has(username));
  for (const { username: Username } of missing) {
    const user = { UserPoolId: userPoolId, Username };
    await client.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }));
    await client.send(new AdminSetUserPasswordCommand({ ...user, Password: samplePassword, Permanent: true }));
  }
  if (missing.length > 0) step(`已建立 ${missing.length} 个样例用户`);
  const all = missing.length > 0 ? await existingUsers(client, userPoolId) : present;
  return Object.fromEntries(all);
}

/** Each platform shares a secret with the system, made here and known to no file. */
async function seedSecrets(instance: Instance): Promise<void> {
  const client = new SecretsManagerClient(clientOf(instance));
  for (const { secretName: Name } of platforms) {
    try {
      await client.send(new CreateSecretCommand({ Name, SecretString: randomBytes(32).toString('hex') }));
    } catch (error) {
      if (!(error instanceof ResourceExistsException)) throw error;
    }
  }
}

/**
 * Seeds a deployed instance.
 *
 * @param info what is known of the instance so far
 * @returns the sample users, for the information file
 */
export async function seed(instance: Instance, info: Info): Promise<readonly InfoUser[]> {
  const principalIds = await seedUsers(instance, info.userPoolId);
  await seedSecrets(instance);
  const complete: Info = { ...info, users: users.map(toInfo) };
  await loadWorld({
    info: complete,
    principalIds,
    seals: sealCertificates(instance),
    client: clientOf(instance),
    token: (username) => accessToken(instance, complete, username),
    step,
  });
  return complete.users;
}

function toInfo({ username, displayName, roles, unitId }: SampleUser): InfoUser {
  return { username, displayName, roles, unitId };
}

/** Signs a sample user in, as a client of the identity provider would. */
import { AdminInitiateAuthCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { samplePassword } from '../sample/world.ts';
import { clientOf } from './aws.ts';
import type { Info } from './info.ts';
import type { Instance } from './instance.ts';
import { Trouble } from './say.ts';

/**
 * A fresh access token.
 *
 * @param username one of the sample users
 * @throws Trouble when there is no such user or the system does not answer
 */
export async function accessToken(instance: Instance, info: Info, username: string): Promise<string> {
  if (!info.users.some((user) => user.username === username)) {
    throw new Trouble(`没有样例用户“${username}”，可用的有：${info.users.map((user) => user.username).join('、')}。`);
  }
  const client = new CognitoIdentityProviderClient(clientOf(instance));
  const { AuthenticationResult } = await client.send(
    new AdminInitiateAuthCommand({
      UserPoolId: info.userPoolId,
      ClientId: info.userPoolClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: samplePassword },
    }),
  );
  if (!AuthenticationResult?.AccessToken) throw new Trouble(`用户“${username}”登录失败：请运行 npm start 后重试。`);
  return AuthenticationResult.AccessToken;
}

/** How this project's own tools reach the local engine, and never anything else. */
import type { Instance } from './instance.ts';
import { toolPath } from './python.ts';

/** The engine's one account and region; its keys are not secret, it accepts any. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Settings for an SDK client. */
export function clientOf(instance: Instance) {
  return { endpoint: instance.endpoint, region: REGION, credentials: CREDENTIALS };
}

/**
 * Environment of a program that talks to the engine through the AWS SDK, such as the CDK's command line. The person's
 * own AWS configuration is left out: whatever happens, it reaches no real account.
 */
export function awsEnvironment(instance: Instance): Record<string, string> {
  const own = Object.entries(process.env).filter(([name, value]) => !name.startsWith('AWS_') && value !== undefined);
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    PATH: toolPath(),
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ENDPOINT_URL: instance.endpoint,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DEFAULT_ACCOUNT: ACCOUNT,
    CDK_DEFAULT_REGION: REGION,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NO_PROXY: 'localhost,127.0.0.1',
    no_proxy: 'localhost,127.0.0.1',
  };
}

/**
 * Plays the downstream platforms on this machine. No part of the application: it knows of it what a platform knows, the message
 * format and a shared secret. Environment: PORT, API_URL (where receipts go), DATA_DIR (what the platforms hold), and the SDK's
 * own variables, by which the secrets are read.
 */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { keptFor } from '#shared/kept.ts';
import { main, print } from '../lib/say.ts';
import { platforms } from '../sample/world.ts';
import { receiverServer } from './server.ts';

const Environment = z.object({
  PORT: z.coerce.number().int().min(1024).max(65535),
  API_URL: z.url(),
  DATA_DIR: z.string().min(1),
});

/** A secret that is changed is known here moments later. */
const secretMilliseconds = 5_000;

await main(async () => {
  const env = Environment.parse(process.env);
  const client = new SecretsManagerClient({});
  const secretOf = keptFor(secretMilliseconds, async (platformId) => {
    const SecretId = platforms.find(({ id }) => id === platformId)?.secretName;
    return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? null;
  });
  const server = receiverServer(
    platforms.map(({ id }) => id),
    {
      apiUrl: env.API_URL,
      dataDir: env.DATA_DIR,
      receiptDelayMs: 200,
      say: (line) => print(`${new Date().toISOString()} ${line}`),
      // A platform knows its secret; only this program has to ask the system's store for it.
      secretOf: async (platformId) => (await secretOf(platformId)) ?? '',
    },
  );
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.PORT, '127.0.0.1', resolve));
  print(`平台接收端在 http://127.0.0.1:${env.PORT} 扮演 ${platforms.length} 个平台，回执发往 ${env.API_URL}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      server.close();
      server.closeAllConnections();
      process.exit(0);
    });
});

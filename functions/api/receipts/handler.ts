/** /platform-receipts: believed because it is signed, so nobody signs in here. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { postReceipts } from '#contracts/receipts.ts';
import { makeCaseEffects } from '../../shared/case-effects.ts';
import { makeFindPlatform } from '../../shared/directory/platforms.ts';
import { hmacSha256 } from '../../shared/hash.ts';
import { api } from '../../shared/http/api.ts';
import { bodyText } from '../../shared/http/event.ts';
import { openRoute } from '../../shared/http/route.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { makeLog } from '../../shared/log.ts';
import { makePlatformSecrets } from '../../shared/platform-secrets.ts';
import { openDoor } from '../../shared/wiring.ts';
import { ReceiptsEnv } from './env.ts';
import { receiveReceipts } from './receive.ts';

const env = ReceiptsEnv.parse(process.env);
const { db, door, clock } = openDoor(env);
const log = makeLog('api-receipts');
const receive = receiveReceipts({
  ledger: makeLedger(db, env.LEDGER_TABLE),
  effects: makeCaseEffects(door),
  log,
  now: clock.realNow,
  platform: makeFindPlatform(db, env.DIRECTORY_TABLE),
  secrets: makePlatformSecrets(new SecretsManagerClient({}), Date.now),
  hmac: hmacSha256,
});

export const handler = api(
  [
    openRoute(postReceipts, ({ params, event }) =>
      receive({ platformId: params.platformId, rawBody: bodyText(event), headers: event.headers }),
    ),
  ],
  { log },
);

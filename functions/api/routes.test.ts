/** Every contract is served by its group's function as deployed, and nobody gets further without a token than the policy says. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contracts } from '#contracts/index.ts';
import { needsPerson } from '#domain/access/rights.ts';

const environment = {
  AWS_REGION: 'us-east-1',
  CASE_TABLE: 'cases',
  RECORD_TABLE: 'records',
  DIRECTORY_TABLE: 'directory',
  LEDGER_TABLE: 'ledger',
  STAGE: 'test',
  ISSUER: 'https://issuer.example',
  JWKS_URI: 'https://issuer.example/jwks.json',
  CLIENT_ID: 'portal',
  DISCOVERY_URI: 'https://issuer.example/openid-configuration',
  PORTAL_URL: 'https://portal.example',
  DOCUMENT_BUCKET: 'documents',
  CHECKPOINT_BUCKET: 'checkpoints',
  REPAIR_MACHINE: 'arn:aws:states:us-east-1:000000000000:stateMachine:repair',
  COMMITMENT_MACHINE: 'arn:aws:states:us-east-1:000000000000:stateMachine:commitment',
  BUS_NAME: 'bus',
  SEND_QUEUE_URL: 'https://sqs.example/queue',
  IDENTITY_KEY: 'identity-key',
  IDENTITY_MAC_KEY: 'identity-mac-key',
};

type Handler = (event: unknown, context: unknown) => Promise<{ statusCode: number; body: string }>;

const handlerOf = async (group: string): Promise<Handler> => (await import(`./${group}/handler.ts`)).handler;

const request = (method: string, path: string) => ({
  rawPath: path,
  // No operation knows this member: what is open is refused by its contract before it reads anything.
  ...(method === 'POST' && { body: '{"unknown":true}' }),
  headers: { 'content-type': 'application/json' },
  requestContext: { requestId: 'request-1', http: { method } },
});

beforeAll(() => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // The handlers log as they do when deployed.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const movable = ['readClock', 'moveClock'];
/** Operations that anybody may ask without saying more. */
const withoutInput = ['readHealth', 'readPublicRules'];

describe.each(Object.entries(contracts))('%s', (group, list) => {
  test.each(list.filter(({ operationId }) => !movable.includes(operationId)))('$method $path', async (contract) => {
    const handler = await handlerOf(group);
    // A parameter that is no id: what is open is refused by its contract before it reads anything.
    const path = contract.path.replaceAll(/\{\w+\}/g, 'not%20an%20id');
    const answer = await handler(request(contract.method, path), {});
    const expected = needsPerson(contract.access) ? 401 : withoutInput.includes(contract.operationId) ? 200 : 422;
    expect({ operation: contract.operationId, status: answer.statusCode }).toEqual({
      operation: contract.operationId,
      status: expected,
    });
  });

  test('any other address is a problem document', async () => {
    const answer = await (await handlerOf(group))(request('GET', '/nowhere'), {});
    expect(JSON.parse(answer.body)).toMatchObject({ status: 404, code: 'notFound' });
  });
});

test('a stage without a movable clock has no way to it', async () => {
  const handler = await handlerOf('administration');
  for (const method of ['GET', 'POST'])
    expect(JSON.parse((await handler(request(method, '/administration/clock'), {})).body)).toMatchObject({
      code: 'notFound',
    });
});

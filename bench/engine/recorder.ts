/**
 * Counts from outside what the functions ask of AWS: for a while each function's endpoint is this recorder, which passes every request on
 * to the engine unchanged and notes it. The functions' code knows nothing of it; the SDK reads the endpoint from the environment.
 */
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import type { System } from './system.ts';

export interface Call {
  /** E.g. `events-driver`. */
  readonly function: string;
  /** E.g. `DynamoDB_20120810.GetItem`; for S3 the method. */
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly output: Record<string, unknown>;
  readonly status: number;
  /** Rows as they were before a write, in the order of the writes. */
  readonly before: readonly (Record<string, unknown> | undefined)[];
}

type Before = (operation: string, input: Record<string, unknown>) => Promise<Call['before']>;

/** While `work` runs, all calls of all functions are noted. */
export const recording = async (system: System, before: Before, work: () => Promise<void>): Promise<Call[]> => {
  const calls: Call[] = [];
  const server = recorder(system, before, calls);
  const port = system.instance.portalPort + 1;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  try {
    const restore = await redirect(system, port);
    await work().finally(restore);
  } finally {
    server.close();
    server.closeAllConnections();
  }
  return calls;
};

/** Deployed name of a function without its stage: `xinxiu-local-events-driver` → `events-driver`. */
export const shortName = (functionName: string): string => functionName.replace(/^xinxiu-[a-z]+-/, '');

/** Sends every function's requests to the recorder. Returns how to undo it. */
const redirect = async (system: System, port: number): Promise<() => Promise<void>> => {
  const lambda = new LambdaClient(system.client);
  const set = (FunctionName: string, Variables: Record<string, string>) =>
    lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  const own = new Map<string, Record<string, string>>();
  for (const FunctionName of Object.values(system.info.functions)) {
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    const variables = Environment?.Variables ?? {};
    const endpoint = `http://127.0.0.1:${port}/${shortName(FunctionName)}`;
    own.set(FunctionName, variables);
    // A queue is called by its own address, not by the endpoint.
    const queue = variables['SEND_QUEUE_URL']?.replace(system.instance.endpoint, endpoint);
    const more = { AWS_ENDPOINT_URL: endpoint, ...(queue !== undefined && { SEND_QUEUE_URL: queue }) };
    await set(FunctionName, { ...variables, ...more });
  }
  return async () => {
    for (const [FunctionName, variables] of own) await set(FunctionName, variables);
  };
};

const recorder = (system: System, before: Before, calls: Call[]): Server =>
  createServer((incoming, answer) => {
    pass(system, before, incoming)
      .then(({ call, body, headers }) => {
        calls.push(call);
        answer.writeHead(call.status, headers);
        answer.end(body);
      })
      .catch((error: unknown) => {
        answer.writeHead(502);
        answer.end(String(error));
      });
  });

const pass = async (system: System, before: Before, incoming: IncomingMessage) => {
  const [, name = '', ...rest] = (incoming.url ?? '').split('/');
  const sent = await bodyOf(incoming);
  const input = parsed(sent);
  const operation = String(incoming.headers['x-amz-target'] ?? incoming.method);
  const rows = await before(operation, input);
  const { status, headers, body } = await forward(system.instance.port, incoming, `/${rest.join('/')}`, sent);
  const call: Call = { function: name, operation, input, output: parsed(body), status, before: rows };
  return { call, headers, body };
};

const forward = (port: number, { method, headers }: IncomingMessage, path: string, body: Buffer) =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      bodyOf(answer).then(
        (received) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: received }),
        reject,
      );
    });
    outgoing.once('error', reject).end(body);
  });

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const parsed = (body: Buffer): Record<string, unknown> => {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
};

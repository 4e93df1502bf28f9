/** The played platforms behind one port of 127.0.0.1: `/platforms/<id>` for the system, `/control`, `/state` and `/health` for people. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Mode, PlayedPlatform, type Reply, type Settings } from './played-platform.ts';

const longestBody = 1_000_000;

/** A server that plays the platforms with these ids; listening is the caller's matter. Closing it stops the receipts too. */
export function receiverServer(platformIds: readonly string[], settings: Settings): Server {
  const platforms = new Map(platformIds.map((id) => [id, new PlayedPlatform(id, settings)]));
  const server = createServer((request, response) => {
    answer(platforms, request)
      .catch((error: unknown): Reply => {
        settings.say(String(error));
        return { status: 500, body: { code: 'internal' } };
      })
      .then((reply) => send(response, reply))
      .catch((error: unknown) => settings.say(String(error)));
  });
  server.on('close', () => {
    for (const platform of platforms.values()) platform.close();
  });
  return server;
}

const notFound: Reply = { status: 404, body: { code: 'notFound' } };

async function answer(platforms: ReadonlyMap<string, PlayedPlatform>, request: IncomingMessage): Promise<Reply> {
  const [, room, id = ''] = (request.url ?? '').split('/');
  const route = `${request.method} /${room}`;
  if (route === 'GET /health') return { status: 200, body: { status: 'ok', platforms: [...platforms.keys()] } };
  const platform = platforms.get(id);
  if (platform === undefined) return notFound;
  if (route === 'GET /state') return { status: 200, body: platform.state() };
  if (route === 'POST /platforms') return platform.take({ headers: headersOf(request), body: await bodyOf(request) });
  if (route !== 'POST /control') return notFound;
  const mode = Mode.safeParse(JSON.parse(await bodyOf(request)));
  if (!mode.success) return { status: 400, body: { code: 'modeUnknown' } };
  platform.mode = mode.data;
  return { status: 200, body: platform.state() };
}

const headersOf = (request: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]));

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longestBody) throw new Error('body too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === null) {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(reply.body));
}

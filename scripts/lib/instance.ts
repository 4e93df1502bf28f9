/**
 * An instance is one running system with its own engine, state and ports. `npm start` and `npm test` use two different
 * ones, so that a test run never touches the system a person is working with.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './say.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that is local to this machine and may be thrown away. */
export const localDir = join(root, '.local');

export interface Instance {
  readonly name: string;
  /** Port of the engine; the platforms' receiver listens on the next one, the portal on the one after it. */
  readonly port: number;
  readonly receiverPort: number;
  readonly portalPort: number;
  /** The environment variable that moves it to other ports. */
  readonly portSetting: string;
  /** Where SDKs and the CDK reach the engine. */
  readonly endpoint: string;
  readonly dir: string;
  /** Remembers the port its state belongs to. */
  readonly portFile: string;
  /** The CDK's cloud assembly of this instance. */
  readonly assembly: string;
  /** Addresses and ids of the running system. */
  readonly infoFile: string;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { main: 4566, test: 4576, bench: 4630 };

function portFrom(text: string, setting: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65533) {
    throw new Trouble(`${setting}=${text} 不是可用的端口：请设为 1024 到 65533 之间的整数。`);
  }
  return port;
}

/** The port this instance was last started on: it goes on there until it is told another one. */
function lastPort(portFile: string): number | undefined {
  return existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) || undefined : undefined;
}

/**
 * The instance with this name.
 *
 * @param name its name, also the name of its folder under .local/
 * @param portSetting the environment variable that gives the engine's port; without it the one last used, or the default
 * @throws Trouble when the name or the port cannot be used
 */
export function instanceNamed(name: string, portSetting = 'XINXIU_PORT'): Instance {
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
    throw new Trouble(`XINXIU_INSTANCE=${name} 不可用：请只用小写字母、数字和连字符，且以字母开头。`);
  }
  const dir = join(localDir, name);
  const portFile = join(dir, 'engine.port');
  const infoFile = name === 'main' ? join(localDir, 'xinxiu.json') : join(dir, 'xinxiu.json');
  const wanted = process.env[portSetting];
  const port = wanted ? portFrom(wanted, portSetting) : (lastPort(portFile) ?? DEFAULT_PORTS[name] ?? 4566);
  return {
    name,
    port,
    receiverPort: port + 1,
    portalPort: port + 2,
    portSetting,
    endpoint: `http://localhost:${port}`,
    dir,
    portFile,
    assembly: join(dir, 'cdk.out'),
    infoFile,
  };
}

/** The instance the environment asks for: XINXIU_INSTANCE (default main) and XINXIU_PORT. */
export function currentInstance(): Instance {
  return instanceNamed(process.env['XINXIU_INSTANCE'] || 'main');
}

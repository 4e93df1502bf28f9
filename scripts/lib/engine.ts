/** The local AWS engine of an instance: start, readiness, stop. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, halt, launch, running } from './daemon.ts';
import { type Instance, root } from './instance.ts';
import { ensurePython, python, toolPath } from './python.ts';

/** The engine as a program that runs on. */
export function engineOf(instance: Instance): Daemon {
  return {
    title: '本地引擎',
    port: instance.port,
    portSetting: instance.portSetting,
    pidFile: join(instance.dir, 'engine.pid'),
    logFile: join(instance.dir, 'engine.log'),
  };
}

/**
 * The engine's whole environment. Every Lambda inherits it, so nothing of the person's own environment may be in it;
 * the time zone is UTC as on AWS.
 */
function engineEnvironment(instance: Instance, extra: Readonly<Record<string, string>>): Record<string, string> {
  return {
    PATH: toolPath(),
    HOME: process.env['HOME'] ?? instance.dir,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    PYTHONUTF8: '1',
    // The engine has no authentication and would listen on all interfaces.
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(instance.port),
    IOT_MTLS_ENABLED: '0',
    PERSIST_STATE: '1',
    STATE_DIR: join(instance.dir, 'state'),
    S3_PERSIST: '1',
    S3_DATA_DIR: join(instance.dir, 's3'),
    TMPDIR: join(instance.dir, 'tmp'),
    // The CDK's own custom resources are not bundled: they find the real AWS SDK here.
    NODE_PATH: join(root, 'node_modules'),
    NODE_OPTIONS: '--disable-warning=DEP0169',
    // What functions print is in their CloudWatch logs (`npm run logs`); the engine's own log keeps to what went wrong.
    LOG_LEVEL: 'WARNING',
    ...extra,
  };
}

/** Whether the engine answers. */
export async function engineReady(instance: Instance): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${instance.port}/_ministack/ready`);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/**
 * Each process the engine starts leaves a copy of its code in the temporary folder: begin with an empty one. The folder
 * lies inside this project, which is an ES module; the functions' code in it is not.
 */
function emptyTmp(instance: Instance): void {
  const tmp = join(instance.dir, 'tmp');
  rmSync(tmp, { recursive: true, force: true });
  mkdirSync(tmp, { recursive: true });
  writeFileSync(join(tmp, 'package.json'), '{ "type": "commonjs" }\n');
}

/**
 * Queue URLs hold the engine's address, in its own state and in the functions' environment: they move with its port.
 * Without this, functions would talk to whatever listens on the old one.
 */
function moveStateToPort({ dir, port, portFile, endpoint }: Instance): void {
  const before = existsSync(portFile) ? readFileSync(portFile, 'utf8') : String(port);
  if (before !== String(port)) {
    for (const file of globSync('state/*.json', { cwd: dir })) {
      const state = readFileSync(join(dir, file), 'utf8');
      writeFileSync(join(dir, file), state.replaceAll(`http://localhost:${before}/`, `${endpoint}/`));
    }
  }
  writeFileSync(portFile, String(port));
}

/**
 * Starts the engine unless it runs already.
 *
 * @param extra further variables of its environment (a test turns on the enforcement of IAM)
 * @returns whether it had to be started
 * @throws Trouble when Python is missing, the port is taken, or it does not become ready
 */
export async function startEngine(instance: Instance, extra: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const engine = engineOf(instance);
  if (running(engine) !== null && (await engineReady(instance))) return false;
  await halt(engine);
  await ensurePython();
  emptyTmp(instance);
  moveStateToPort(instance);
  await launch(
    engine,
    [python, join(root, 'scripts', 'engine', 'launcher.py')],
    engineEnvironment(instance, extra),
    () => engineReady(instance),
  );
  return true;
}

/** Stops the engine; its state is saved. Returns whether it was running. */
export function stopEngine(instance: Instance): Promise<boolean> {
  return halt(engineOf(instance));
}

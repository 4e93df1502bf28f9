/** The portal as it is served locally. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, halt, launch, portInUse, running } from './daemon.ts';
import { type Instance, localDir, root } from './instance.ts';
import { withLock } from './lock.mjs';
import { step } from './say.ts';

export function portalOf(instance: Instance): Daemon {
  return {
    title: '门户',
    port: instance.portalPort,
    portSetting: instance.portSetting,
    pidFile: join(instance.dir, 'portal.pid'),
    logFile: join(instance.dir, 'portal.log'),
  };
}

const program = join(root, 'scripts', 'portal', 'main.ts');
const SOURCES = ['{portal,domain,functions/contracts}/**/*.{ts,tsx,css,html,svg,json}', 'package-lock.json'];
const stamp = join(root, '.build', 'portal', '.sources');

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort())
    if (!file.endsWith('.test.ts')) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Builds the portal if its sources changed since the last time. The same build serves every instance. */
export function buildPortal(): Promise<void> {
  return withLock(join(localDir, 'portal-build'), '构建门户', async () => {
    const now = fingerprint();
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
    step('构建门户');
    const { build } = await import('vite');
    await build({ configFile: join(root, 'portal', 'vite.config.ts'), logLevel: 'warn' });
    writeFileSync(stamp, now);
  });
}

/**
 * Starts the portal unless it runs already.
 *
 * @param apiUrl where its calls are passed on to
 * @throws Trouble when its port is taken or it ends at once
 */
export async function startPortal(instance: Instance, apiUrl: string): Promise<void> {
  await buildPortal();
  const portal = portalOf(instance);
  if (running(portal)?.port === instance.portalPort) return;
  await halt(portal);
  // Functions know the engine by its number, and sign addresses of documents with it.
  const documents = `http://127.0.0.1:${instance.port}`;
  const env = { TZ: 'UTC', PORT: String(instance.portalPort), API_URL: apiUrl, DOCUMENTS_ORIGIN: documents };
  await launch(portal, [process.execPath, program], env, () => portInUse(instance.portalPort));
}

/** Stops the portal. Returns whether it was running. */
export function stopPortal(instance: Instance): Promise<boolean> {
  return halt(portalOf(instance));
}

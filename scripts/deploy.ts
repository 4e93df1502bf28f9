/**
 * Deploys the unmodified CDK app into the engine of an instance, with the ordinary CDK command line.
 *
 * What CloudFormation drops in the engine is made up for afterwards, from the same templates. Nothing is done when no
 * source changed since the last deployment of this instance.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { buildFunctions } from './build.ts';
import { makeUpForTheEngine } from './lib/after-deploy.ts';
import { ACCOUNT, awsEnvironment, clientOf, REGION } from './lib/aws.ts';
import { portalUrlOf } from './lib/info.ts';
import { type Instance, localDir, root } from './lib/instance.ts';
import { withLock } from './lib/lock.mjs';
import { step, Trouble } from './lib/say.ts';

/** Whatever the deployed system is made from. */
const SOURCES = [
  '{domain,functions,infra,workflows}/**/*.{ts,json}',
  'scripts/build.ts',
  'cdk.json',
  'package-lock.json',
] as const;

interface Deployed {
  readonly fingerprint: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Where the last deployment is remembered: in the engine itself. An engine that was killed may have lost its newest
 * state, and then has to have forgotten this with it.
 */
const MEMORY = 'xinxiu/local-deployment';

const logFile = (instance: Instance): string => join(instance.dir, 'deploy.log');

type Context = Readonly<Record<string, string>>;

/** What the app is told about this deployment, as options of the command line. */
function contextOptions(instance: Instance, further: Context): string[] {
  const all = {
    stage: 'local',
    issuerEndpoint: instance.endpoint,
    apiId: 'c0de0001',
    portalUrl: portalUrlOf(instance),
    ...further,
  };
  return Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

/** One hash over all sources and what the app is told. */
function fingerprint(context: readonly string[]): string {
  const hash = createHash('sha256').update(context.join('\0'));
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

async function lastDeployment(client: SecretsManagerClient): Promise<Deployed | null> {
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: MEMORY }));
    return JSON.parse(SecretString ?? 'null') as Deployed | null;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw error;
  }
}

async function remember(client: SecretsManagerClient, deployed: Deployed): Promise<void> {
  const SecretString = JSON.stringify(deployed);
  try {
    await client.send(new PutSecretValueCommand({ SecretId: MEMORY, SecretString }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateSecretCommand({ Name: MEMORY, SecretString }));
  }
}

/** Whether the engine has what the CDK needs in an account: its bucket and roles. */
async function bootstrapped(instance: Instance): Promise<boolean> {
  const { Stacks = [] } = await new CloudFormationClient(clientOf(instance)).send(new DescribeStacksCommand({}));
  return Stacks.some(({ StackName, StackStatus }) => StackName === 'CDKToolkit' && StackStatus?.endsWith('_COMPLETE'));
}

/** The first error in the log and what follows it: the last lines are rarely the ones that say why. */
function firstError(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const first = lines.findIndex((line) => /«\w+»|Error: |_FAILED|❌|failed: /.test(line));
  return lines
    .slice(first < 0 ? -12 : first)
    .slice(0, 12)
    .join('\n');
}

/** Runs one CDK command; its whole output goes to the log, chosen lines to the person. */
async function cdk(instance: Instance, args: readonly string[], show: (line: string) => void): Promise<void> {
  const log = createWriteStream(logFile(instance), { flags: 'a' });
  const child = spawn(join(root, 'node_modules', '.bin', 'cdk'), [...args, '--no-notices', '--ci', '--no-color'], {
    cwd: root,
    env: awsEnvironment(instance),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      log.write(`${line}\n`);
      show(line);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  await new Promise<void>((resolve) => log.end(resolve));
  if (code !== 0) {
    throw new Trouble(
      `部署失败（cdk ${args[0]}）：请按下面的错误修正后重新运行；反复失败时可用 npm run reset 清空本地数据从头开始。完整输出在 ${logFile(instance)}。\n${firstError(logFile(instance))}`,
    );
  }
}

/** Functions are built into one shared folder: no other instance may build between this build and its synth. */
async function buildAndSynth(instance: Instance, context: readonly string[]): Promise<void> {
  await withLock(join(localDir, 'build.lock'), '构建', async () => {
    const functions = await buildFunctions();
    step(`已构建 ${functions.length} 个函数，生成云资源模板`);
    rmSync(instance.assembly, { recursive: true, force: true });
    await cdk(instance, ['synth', '--quiet', '--output', instance.assembly, ...context], () => undefined);
  });
}

function showStack(line: string): void {
  const done = /✅\s+(\S+)/.exec(line);
  if (done) step(`已部署 ${done[1]}`);
  const failed = /\|\s+(?:CREATE|UPDATE)_FAILED\s+\|(.*)$/.exec(line);
  if (failed) step(`失败：${failed[1]?.trim()}`);
}

/** Outputs of all stacks under their own names; those that only tie stacks together are left out. */
function readOutputs(file: string): Record<string, string> {
  const byStack = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  const all = Object.values(byStack).flatMap((outputs) => Object.entries(outputs));
  return Object.fromEntries(all.filter(([name]) => !name.startsWith('Export')));
}

async function deployAssembly(instance: Instance): Promise<Record<string, string>> {
  const app = ['--app', instance.assembly];
  if (!(await bootstrapped(instance))) {
    await cdk(instance, ['bootstrap', `aws://${ACCOUNT}/${REGION}`, ...app], () => undefined);
  }
  const outputsFile = join(instance.dir, 'outputs.json');
  const options = ['--all', '--require-approval', 'never', '--progress', 'events', '--concurrency', '4'];
  await cdk(instance, ['deploy', ...app, ...options, '--outputs-file', outputsFile], showStack);
  await makeUpForTheEngine(instance);
  return readOutputs(outputsFile);
}

/**
 * Brings the instance's stacks up to date.
 *
 * @param instance its engine must be ready
 * @param furtherContext context values for the CDK app besides those every instance gets
 * @returns the outputs of all stacks, and whether anything was deployed
 * @throws Trouble when building, synth or deployment fails
 */
export async function deploy(
  instance: Instance,
  furtherContext: Context = {},
): Promise<{ outputs: Readonly<Record<string, string>>; changed: boolean }> {
  const context = contextOptions(instance, furtherContext);
  const now = fingerprint(context);
  const memory = new SecretsManagerClient(clientOf(instance));
  const last = await lastDeployment(memory);
  if (last?.fingerprint === now) return { outputs: last.outputs, changed: false };
  mkdirSync(instance.dir, { recursive: true });
  rmSync(logFile(instance), { force: true });
  await buildAndSynth(instance, context);
  step('部署到本地引擎');
  const outputs = await deployAssembly(instance);
  await remember(memory, { fingerprint: now, outputs });
  return { outputs, changed: true };
}

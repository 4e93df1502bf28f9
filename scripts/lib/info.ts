/** `.local/xinxiu.json`: addresses and ids of the running system, for people, tests and tools. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { REGION } from './aws.ts';
import type { Instance } from './instance.ts';
import { Trouble } from './say.ts';

export interface InfoUser {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly unitId: string | null;
}

export interface Info {
  readonly instance: string;
  readonly port: number;
  readonly apiUrl: string;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly receiverUrl: string;
  readonly portalUrl: string;
  /** How an AWS SDK reaches the engine; its keys are `test`/`test`. */
  readonly engine: { readonly endpoint: string; readonly region: string; readonly pid: number | null };
  readonly receiverPid: number | null;
  readonly portalPid: number | null;
  readonly users: readonly InfoUser[];
  /** Names by what they are, e.g. `tables.case`; from the stacks' outputs `CaseTableName`, `RepairMachineArn` … */
  readonly tables: Readonly<Record<string, string>>;
  readonly machines: Readonly<Record<string, string>>;
  readonly buckets: Readonly<Record<string, string>>;
  readonly queues: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, string>>;
  /** All outputs of all stacks as they are. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** Where an instance's pages are. */
export const portalUrlOf = (instance: Instance): string => `http://localhost:${instance.portalPort}`;

type Outputs = Readonly<Record<string, string>>;

/** Outputs that end in the suffix, under what stands before it: `CaseTableName` → `case`. */
export function bySuffix(outputs: Outputs, suffix: string): Record<string, string> {
  const matching = Object.entries(outputs).filter(([name]) => name.endsWith(suffix) && name !== suffix);
  return Object.fromEntries(
    matching.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1, -suffix.length), value]),
  );
}

function required(outputs: Outputs, name: string): string {
  const value = outputs[name];
  if (value === undefined) throw new Trouble(`已部署的系统没有输出 ${name}：请检查 infra/ 中的 CfnOutput。`);
  return value;
}

/** Puts together what the instance's users need to know. */
export function infoOf(
  instance: Instance,
  outputs: Outputs,
  users: readonly InfoUser[],
  pids: { readonly engine: number | null; readonly receiver: number | null; readonly portal: number | null },
): Info {
  const userPoolId = required(outputs, 'UserPoolId');
  return {
    instance: instance.name,
    port: instance.port,
    apiUrl: `${instance.endpoint}/_aws/execute-api/${required(outputs, 'ApiId')}`,
    // The engine signs tokens in the name of the real service; only the keys are fetched locally.
    issuer: `https://cognito-idp.${REGION}.amazonaws.com/${userPoolId}`,
    jwksUri: `${instance.endpoint}/${userPoolId}/.well-known/jwks.json`,
    userPoolId,
    userPoolClientId: required(outputs, 'UserPoolClientId'),
    receiverUrl: `http://localhost:${instance.receiverPort}`,
    portalUrl: portalUrlOf(instance),
    engine: { endpoint: instance.endpoint, region: REGION, pid: pids.engine },
    receiverPid: pids.receiver,
    portalPid: pids.portal,
    users,
    tables: bySuffix(outputs, 'TableName'),
    machines: bySuffix(outputs, 'MachineArn'),
    buckets: bySuffix(outputs, 'BucketName'),
    queues: bySuffix(outputs, 'QueueUrl'),
    functions: bySuffix(outputs, 'FunctionName'),
    outputs,
  };
}

/** Writes the file in one step, so that nobody reads half of it. */
export function writeInfo(instance: Instance, info: Info): void {
  mkdirSync(dirname(instance.infoFile), { recursive: true });
  const fresh = `${instance.infoFile}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(info, null, 2)}\n`);
  renameSync(fresh, instance.infoFile);
}

/**
 * Reads what the last start wrote.
 *
 * @throws Trouble when the instance was never started
 */
export function readInfo(instance: Instance): Info {
  if (!existsSync(instance.infoFile)) throw new Trouble('系统尚未启动：请先运行 npm start。');
  return JSON.parse(readFileSync(instance.infoFile, 'utf8')) as Info;
}

/** A system of the measurements' own: fresh, on its own ports, and gone afterwards. */
import { rmSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { decodeJwt } from 'jose';
import { subjectItem } from '#shared/directory/subjects.ts';
import { openDoor, type Wiring } from '#shared/wiring.ts';
import { clientOf } from '../../scripts/lib/aws.ts';
import type { Info } from '../../scripts/lib/info.ts';
import { type Instance, instanceNamed } from '../../scripts/lib/instance.ts';
import { step } from '../../scripts/lib/say.ts';
import { accessToken } from '../../scripts/lib/sign-in.ts';
import { bringUp, exclusively, takeDown } from '../../scripts/lib/system.ts';
import { enterprise } from '../lib/filing.ts';

/** The people of a measured case, by what they do. */
export const usernames = {
  applicant: 'clerk-bench',
  acceptor: 'market-acceptor',
  verifier: 'market-verifier',
  approver: 'market-approver',
} as const;
export type Person = keyof typeof usernames;

export interface System {
  readonly instance: Instance;
  readonly info: Info;
  readonly client: ReturnType<typeof clientOf>;
  readonly wiring: Wiring;
  readonly tokens: Readonly<Record<Person, string>>;
  readonly tables: Readonly<Record<'case' | 'record' | 'directory' | 'ledger', string>>;
  readonly machineArn: string;
}

/** Starts a fresh system, hands it to `work`, and stops it whatever happens. */
export const withSystem = async (work: (system: System) => Promise<void>): Promise<void> => {
  const instance = instanceNamed('bench', 'XINXIU_BENCH_PORT');
  await exclusively(instance, async () => {
    try {
      await takeDown(instance);
      // The engine slows down with what it holds: every run begins with the same.
      rmSync(instance.dir, { recursive: true, force: true });
      step('启动测量专用的系统');
      await work(await opened(instance, await bringUp(instance)));
    } finally {
      await takeDown(instance);
      step('测量专用的系统已停止');
    }
  });
};

const opened = async (instance: Instance, info: Info): Promise<System> => {
  const client = clientOf(instance);
  const tables = {
    case: named(info.tables, 'case'),
    record: named(info.tables, 'record'),
    directory: named(info.tables, 'directory'),
    ledger: named(info.tables, 'ledger'),
  };
  const db = DynamoDBDocumentClient.from(new DynamoDBClient(client), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const door = { CASE_TABLE: tables.case, RECORD_TABLE: tables.record, CLOCK_TABLE: tables.case };
  const token = (person: Person): Promise<string> => accessToken(instance, info, usernames[person]);
  const tokens = {
    applicant: await token('applicant'),
    acceptor: await token('acceptor'),
    verifier: await token('verifier'),
    approver: await token('approver'),
  };
  const system = {
    instance,
    info,
    client,
    wiring: openDoor(door, db),
    tokens,
    tables,
    machineArn: named(info.machines, 'repair'),
  };
  await registerEnterprise(system);
  return system;
};

const named = (names: Readonly<Record<string, string>>, name: string): string => {
  const value = names[name];
  if (value === undefined) throw new Error(`the deployed system does not name ${name}`);
  return value;
};

/** The enterprise that files, and the clerk's authority to act for it. */
const registerEnterprise = async ({ wiring, tokens, tables }: System): Promise<void> => {
  const representation = {
    pk: `PRINCIPAL#${decodeJwt(tokens.applicant).sub}`,
    sk: `REPRESENTATION#${enterprise.subjectId}#repair`,
    schemaVersion: 1,
    subjectId: enterprise.subjectId,
    scope: 'repair',
    basis: '测量',
    from: '2020-01-01',
    to: null,
  };
  for (const Item of [subjectItem(enterprise), representation])
    await wiring.db.send(new PutCommand({ TableName: tables.directory, Item }));
};

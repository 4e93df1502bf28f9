/**
 * Loads the sample world into a running system: directory entries, the penalty files through the product's own import, department
 * facts, the corrections they show, and the catalogue of matters. Twice changes nothing.
 * Why the directory is written directly: units, people and platforms are configuration; their own administration comes later.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { businessClock } from '#domain/clock/business-clock.ts';
import { businessClockId } from '#domain/clock/state.ts';
import { correctedOnByFacts, DepartmentFact } from '#domain/ingest/department-facts.ts';
import { systemActor } from '#domain/kernel/actor.ts';
import { dishonestyRecord } from '#domain/record/record.ts';
import { subjectKey } from '#shared/case-store/keys.ts';
import { parseSnapshot } from '#shared/case-store/reader.ts';
import { factItem } from '#shared/departments/departments.ts';
import { matterFactItem } from '#shared/departments/matter-facts.ts';
import { officeItem } from '#shared/directory/people.ts';
import { platformItem } from '#shared/directory/platforms.ts';
import { unitItem } from '#shared/directory/units.ts';
import { consistently } from '#shared/lists/consistent.ts';
import { sealItem } from '#shared/signatures/seals.ts';
import { openDoor, type Wiring } from '#shared/wiring.ts';
import { readImportReport } from '../../functions/ingest/import/report.ts';
import { until } from '../lib/until.ts';
import type { WorldApi } from '../lib/world-api.ts';
import { loadMatters } from './load-matters.ts';
import { sampleMatterFacts } from './matter-facts.ts';
import { businessClockStart, platformAt, platforms, units, users } from './world.ts';

const files = ['huainan-penalties.csv', 'suzhou-penalties.csv'] as const;
const dataFile = (name: string): Buffer => readFileSync(new URL(`data/${name}`, import.meta.url));

interface Loading {
  readonly api: WorldApi;
  readonly wiring: Wiring;
  readonly directory: string;
  readonly records: string;
  readonly importBucket: string;
}

/** Loads everything; returns when the imports are through. Throws with one sentence if an import does not end in time. */
export const loadWorld = async (api: WorldApi): Promise<void> => {
  const { tables, buckets } = api.info;
  const caseTable = required(tables, 'case');
  const recordTable = required(tables, 'record');
  const db = DynamoDBDocumentClient.from(new DynamoDBClient(api.client), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const loading: Loading = {
    api,
    wiring: openDoor({ CASE_TABLE: caseTable, RECORD_TABLE: recordTable, CLOCK_TABLE: caseTable }, db),
    directory: required(tables, 'directory'),
    records: recordTable,
    importBucket: required(buckets, 'import'),
  };
  await setClock(loading);
  await writeDirectory(loading);
  for (const file of files) await importFile(loading, file);
  await loadFacts(loading);
  await loadMatters(api);
};

const required = (names: Readonly<Record<string, string>>, key: string): string => {
  const name = names[key];
  if (name === undefined) throw new Error(`部署输出里没有 ${key}`);
  return name;
};

/** Only the first time: a running clock is never set back. */
const setClock = async ({ wiring, api }: Loading): Promise<void> => {
  const clock = await wiring.reader.load(businessClock, businessClockId);
  if (clock.state.offsetSeconds !== null) return;
  const offsetSeconds = Math.round((Date.parse(businessClockStart) - Date.now()) / 1000);
  await mustDo(wiring, businessClock, businessClockId, { type: 'moveClock', offsetSeconds, reason: '载入样例数据' });
  api.step(`业务时钟设为 ${businessClockStart}`);
};

const mustDo = async (
  wiring: Wiring,
  kind: Parameters<Wiring['door']>[0]['kind'],
  id: string,
  command: { readonly type: string } & Record<string, unknown>,
): Promise<void> => {
  const result = await wiring.door({ kind, id, command, actor: systemActor('sample-data'), commandId: 'sample-data' });
  if (!result.ok) throw new Error(`样例数据写入被拒绝：${result.problem.code}`);
};

const writeDirectory = async (loading: Loading): Promise<void> => {
  const { api } = loading;
  const principals = users.flatMap((user) => {
    const principalId = api.principalIds[user.username];
    if (principalId === undefined) return [];
    const { roles, unitId, regionId, displayName: name } = user;
    const office = officeItem(principalId, { name, roles: [...roles], unitId, regionId });
    const { pk } = office;
    return [
      office,
      ...user.represents.map(({ uscc, ...representation }) => {
        const subjectId = subjectIdOfCode(uscc);
        const sk = `REPRESENTATION#${subjectId}#${representation.scope}`;
        return { pk, sk, schemaVersion: 1, subjectId, ...representation };
      }),
    ];
  });
  await writeRows(loading, [
    ...units.map(({ id, sectors, ...unit }) => unitItem({ unitId: id, ...unit, sectors: [...sectors] })),
    ...platforms.map((platform) => platformItem(platformAt(platform, api.info.port + 1))),
    ...principals,
    ...[...api.seals].map(([uscc, certificate]) => sealItem(subjectIdOfCode(uscc), certificate)),
    ...sampleMatterFacts.map(({ uscc, fact }) => matterFactItem(subjectIdOfCode(uscc), fact)),
  ]);
  api.step(
    `已登记 ${units.length} 个单位、${platforms.length} 个公示平台、${users.length} 个用户、${api.seals.size} 枚电子签章`,
  );
};

/** The id the import gives a new subject of this code. */
const subjectIdOfCode = (uscc: string): string =>
  `sub-${createHash('sha256').update(`USCC#${uscc}`).digest('hex').slice(0, 24)}`;

const writeRows = async ({ wiring, directory }: Loading, rows: readonly Record<string, unknown>[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += 25)
    await wiring.db.send(
      new BatchWriteCommand({
        RequestItems: { [directory]: rows.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
};

/** Uploads the file and waits for the import's report. */
const importFile = async (loading: Loading, file: string): Promise<void> => {
  const { api, wiring, directory } = loading;
  const before = (await readImportReport(wiring.db, directory, file))?.loads ?? 0;
  if (before > 0) return;
  const s3 = new S3Client({ ...api.client, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: loading.importBucket, Key: file, Body: dataFile(file) }));
  const { report } = await until(() => readImportReport(wiring.db, directory, file), {
    seconds: 120,
    what: `导入 ${file}`,
    step: api.step,
  });
  api.step(
    `已导入 ${file}：${report.rows} 行，新增 ${report.registered} 条，退回 ${report.rejectedRows} 行（原因见导入报告）`,
  );
};

const loadFacts = async (loading: Loading): Promise<void> => {
  const { wiring, directory, api } = loading;
  const facts = z.array(DepartmentFact).parse(JSON.parse(dataFile('facts.json').toString('utf8')));
  const marker = { pk: 'SAMPLE', sk: 'FACTS' };
  const { Item: loaded } = await wiring.db.send(new GetCommand({ TableName: directory, Key: marker }));
  if (loaded !== undefined) return;
  await writeRows(
    loading,
    facts.map((fact) => factItem(subjectIdOfCode(fact.subjectCode), fact)),
  );
  const bySubject = [...Map.groupBy(facts, (fact) => subjectIdOfCode(fact.subjectCode))];
  let noted = 0;
  for (let start = 0; start < bySubject.length; start += 6) {
    const some = bySubject.slice(start, start + 6);
    const counts = await Promise.all(some.map(([subjectId, of]) => noteCorrections(loading, subjectId, of)));
    noted += counts.reduce((sum, count) => sum + count, 0);
  }
  await writeRows(loading, [{ ...marker, facts: facts.length }]);
  api.step(`已载入 ${facts.length} 条部门数据，其中 ${noted} 条失信信息已纠正`);
};

/** A department that knows of payment and accepted rectification has, in the sample, reported the correction to the record. */
const noteCorrections = async (
  { wiring, records }: Loading,
  subjectId: string,
  facts: readonly DepartmentFact[],
): Promise<number> => {
  const { Items = [] } = await wiring.db.send(
    new QueryCommand({
      TableName: records,
      IndexName: 'gsi3',
      KeyConditionExpression: 'gsi3pk = :subject',
      ExpressionAttributeValues: { ':subject': subjectKey(subjectId) },
    }),
  );
  let noted = 0;
  for (const item of await consistently(wiring.db, records, Items)) {
    // Registered commitments of the subject stand beside its records.
    if (item === undefined || item['kind'] !== dishonestyRecord.name) continue;
    const { id, state } = parseSnapshot(dishonestyRecord, item);
    if (state.report === null) continue;
    const { decisionNumber, fineCents, confiscatedCents } = state.report;
    const about = facts.filter((fact) => fact.decisionNumber === decisionNumber);
    const correctedOn = correctedOnByFacts(about, fineCents + confiscatedCents > 0);
    if (correctedOn === null || state.correctedOn !== null) continue;
    await mustDo(wiring, dishonestyRecord, id, { type: 'noteCorrection', correctedOn, source: '部门数据' });
    noted += 1;
  }
  return noted;
};

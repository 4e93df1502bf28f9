/** One uploaded file: read, imported, and its report kept for the sender with line, field and rule of every bad row. */
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { shanghaiDate } from '#domain/calendar/dates.ts';
import * as z from '#domain/kernel/schema.ts';
import type { IdentityVault } from '../../shared/directory/identities.ts';
import { listUnits } from '../../shared/directory/units.ts';
import type { Log } from '../../shared/log.ts';
import * as logEntries from '../../shared/log-entries.ts';
import type { Wiring } from '../../shared/wiring.ts';
import { readPenaltyCsv } from './csv.ts';
import { importPenalties } from './import-file.ts';
import { importPorts } from './ports.ts';
import { keepImportReport } from './report.ts';

export interface LoadDeps extends Wiring {
  readonly s3: S3Client;
  readonly directoryTable: string;
  readonly vault: IdentityVault;
  readonly log: Log;
}

/** EventBridge's envelope around "Object Created"; unlike a bucket notification it gives the key as it is. */
const ObjectCreated = z.object(() => ({
  detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
}));

/** A larger file is a mistake or an attack; a city's day is a few thousand rows. */
const maxBytes = 20 * 1024 * 1024;

/** Loads the object a queue message names; the same message again changes nothing and writes the same findings. */
export const loadObject =
  (deps: LoadDeps) =>
  async (message: string): Promise<void> => {
    const { bucket, object } = ObjectCreated.parse(JSON.parse(message)).detail;
    const importId = object.key;
    const bytes = await read(deps.s3, bucket.name, importId);
    const units = new Map((await listUnits(deps.db, deps.directoryTable)).map((unit) => [unit.code, unit]));
    const report = await importPenalties(readPenaltyCsv(bytes), importPorts({ ...deps, importId }), {
      today: shanghaiDate(await deps.clock.now()),
      unitByCode: (code) => units.get(code),
    });
    await keepImportReport(deps.db, deps.directoryTable, importId, { loadedAt: await deps.clock.now(), report });
    const { rows, registered, unchanged, rejectedRows } = report;
    deps.log(logEntries.fileImported, { importId, rows, registered, unchanged, rejectedRows });
  };

const read = async (s3: S3Client, bucket: string, key: string): Promise<Uint8Array> => {
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if ((object.ContentLength ?? 0) > maxBytes) throw new Error(`${key} is larger than ${maxBytes} bytes`);
  return (await object.Body?.transformToByteArray()) ?? new Uint8Array();
};

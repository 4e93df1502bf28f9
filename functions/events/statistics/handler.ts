/** Bus → queue → statistics. */
import { makeReader } from '../../shared/case-store/reader.ts';
import { makeLog } from '../../shared/log.ts';
import { consumeEvents } from '../../shared/queue.ts';
import { makeDb } from '../../shared/wiring.ts';
import { StatisticsEnv } from './env.ts';
import { project } from './project.ts';

const env = StatisticsEnv.parse(process.env);
const db = makeDb();

const log = makeLog('statistics');

export const handler = consumeEvents(
  log,
  project({
    db,
    reader: makeReader(db, { case: env.CASE_TABLE, record: env.RECORD_TABLE }),
    directoryTable: env.DIRECTORY_TABLE,
    log,
  }),
);

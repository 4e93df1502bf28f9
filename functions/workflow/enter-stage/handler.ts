/** The machine's one step: tells the case which stage it entered and leaves the token with it. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { tableOfFacts } from '../../shared/departments/departments.ts';
import { makeLog } from '../../shared/log.ts';
import { openDoor } from '../../shared/wiring.ts';
import { enterStage } from './enter-stage.ts';
import { EnterStageEnv } from './env.ts';

const env = EnterStageEnv.parse(process.env);
const wiring = openDoor(env);

export const handler = enterStage({
  ...wiring,
  sfn: new SFNClient({}),
  caseTable: env.CASE_TABLE,
  departments: tableOfFacts(wiring.db, env.DIRECTORY_TABLE),
  log: makeLog('enter-stage'),
});

/** The one step of the machine of commitment cases: tells the case which stage it entered and leaves the token with it. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { tableOfMatterFacts } from '../../shared/departments/matter-facts.ts';
import { makeLog } from '../../shared/log.ts';
import { openDoor } from '../../shared/wiring.ts';
import { enterCommitmentStage } from './enter-commitment-stage.ts';
import { EnterCommitmentStageEnv } from './env.ts';

const env = EnterCommitmentStageEnv.parse(process.env);
const wiring = openDoor(env);

export const handler = enterCommitmentStage({
  ...wiring,
  sfn: new SFNClient({}),
  caseTable: env.CASE_TABLE,
  recordTable: env.RECORD_TABLE,
  facts: tableOfMatterFacts(wiring.db, env.DIRECTORY_TABLE),
  log: makeLog('enter-commitment-stage'),
});

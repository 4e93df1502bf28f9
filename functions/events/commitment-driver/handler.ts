/** Bus → queue → driver of commitment cases: starts machines and ends their waits. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { restartMachine } from '#domain/commitment/decide/machine.ts';
import { commitmentCaseOf } from '#domain/commitment/kind.ts';
import { makeLog } from '../../shared/log.ts';
import { consumeEvents } from '../../shared/queue.ts';
import { openDoor } from '../../shared/wiring.ts';
import { driveMachine } from '../../shared/workflow/machines.ts';
import { CommitmentDriverEnv } from './env.ts';

const env = CommitmentDriverEnv.parse(process.env);
const log = makeLog('commitment-driver');
const commitmentCase = commitmentCaseOf({ restartMachine });
const deps = { ...openDoor(env), sfn: new SFNClient({}), caseTable: env.CASE_TABLE, log };

export const handler = consumeEvents(log, (event) =>
  driveMachine(deps, { kind: commitmentCase, machineArn: env.COMMITMENT_MACHINE }, event),
);

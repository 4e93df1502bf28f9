/** The stored world with Step Functions played by a mock: what driver, reconciler and the machine's step are tested with. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { baseCalendar } from '#domain/calendar/years.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { tokenKey } from '#shared/case-store/keys.ts';
import { rememberingLog } from './logged.ts';
import { StoredWorld, tableNames } from './stored-world.ts';

const machineArn = 'arn:aws-cn:states:cn-north-1:123456789012:stateMachine:repair';

export const workflowWorld = (world = new StoredWorld()) => {
  const client = new SFNClient({ region: 'cn-north-1' });
  const { log, codes } = rememberingLog();
  return {
    world,
    sfn: mockClient(client),
    codes,
    deps: {
      door: world.door,
      reader: world.reader,
      db: world.tables.db,
      clock: { now: async () => world.now, realNow: () => world.now },
      calendar: async () => baseCalendar,
      sfn: client,
      caseTable: tableNames.case,
      recordTable: tableNames.record,
      machineArn,
      machines: { repairCase: { kind: repairCase, machineArn } },
      log,
    },
    /** Task tokens that are stored now. */
    tokens: () => world.tables.all(tableNames.case).filter((row) => row['sk'] === tokenKey),
  };
};

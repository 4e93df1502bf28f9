/** What an applicant reads of a negative decision: why, what to do about it, and where to turn to. */
import { expect, it } from 'vitest';
import { repairApplication } from '#domain/application/application.ts';
import { reviewRoutes } from '#domain/repair/rules.ts';
import { representing, storedApi } from '../../../tests/support/stored-api.ts';
import { tableNames } from '../../../tests/support/stored-world.ts';
import { market, openCaseCommand, type RepairPlay, record, twoRecords } from '../../../tests/support/world.ts';
import { makeLedger } from '../../shared/ledger/ledger.ts';
import { readRepairCaseRoute } from '../cases/read.ts';
import { readApplicationRoute } from './progress.ts';

const seenAfter = async (play: (play: RepairPlay) => RepairPlay, records = [record()]) => {
  const { world, get } = storedApi((deps) => [
    readApplicationRoute(deps, makeLedger(deps.db, 'ledger')),
    readRepairCaseRoute(deps),
  ]);
  await world.stores(play, openCaseCommand({ records }));
  const { keyPrefix, name, initial, schemaVersion } = repairApplication;
  const cases = [{ caseId: 'case-1', unitId: market, regionId: 'huainan', records }];
  const state = { ...initial, subjectId: 'subject-1', regionId: 'huainan', receivedAt: world.now, cases };
  const row = { pk: `${keyPrefix}#application-1`, sk: 'SNAPSHOT', schemaVersion, kind: name, id: 'application-1' };
  world.tables.put(tableNames.case, { ...row, version: 1, headHash: '', state });
  const clerk = representing('subject-1');
  const [progress] = (await get(clerk, '/applications/application-1')).cases;
  return [progress.records, (await get(clerk, '/repair-cases/case-1')).records];
};

it.each([
  ['while nothing is decided, no route', (play: RepairPlay) => play.accepting(), { reviewRoute: null }],
  [
    'after a refused acceptance, the route against it',
    (play: RepairPlay) =>
      play
        .accepting()
        .on('accept', { type: 'refuseAcceptance', reason: '不符', toFix: '更正' }, play.officer('acceptor')),
    { outcome: 'notAccepted', toFix: '更正', reviewRoute: reviewRoutes.notAccepted },
  ],
  [
    'after a refused repair, the route against it',
    (play: RepairPlay) => play.deciding().decides(['record-1']),
    { outcome: 'refused', toFix: '缴清罚款后重新申请', reviewRoute: reviewRoutes.refused },
  ],
])('in progress and case alike: %s', async (_, play, expected) => {
  for (const records of await seenAfter(play)) expect(records).toMatchObject([expected]);
});

it('of two records, only the refused one names it', async () => {
  const seen = await seenAfter((play) => play.deciding().decides(['record-2']), twoRecords());
  for (const records of seen)
    expect(records).toMatchObject([
      { outcome: 'granted', reviewRoute: null },
      { outcome: 'refused', reviewRoute: reviewRoutes.refused },
    ]);
});

it('the two routes name the decision they are against', () => {
  expect(reviewRoutes.notAccepted).toContain('不予受理');
  expect(reviewRoutes.refused).toContain('不予修复');
});

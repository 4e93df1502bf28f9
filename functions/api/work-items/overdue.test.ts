/** What fell due: shown to the supervisor of the unit whose work it is and of the unit it was escalated to, once each. */
import { describe, expect, it } from 'vitest';
import { repairCase } from '#domain/repair/repair-case.ts';
import { later } from '../../../tests/support/context.ts';
import { official, storedApi } from '../../../tests/support/stored-api.ts';
import { market, openCaseCommand, record, tax } from '../../../tests/support/world.ts';
import { listOverdueRoute } from './overdue.ts';

/**
 * Two cases of each unit wait for acceptance and fall due; market’s are escalated to the credit office, tax has nobody above it. The sweep
 * has not come to a third one of each yet, and a fourth is in time.
 */
const office = async () => {
  const office = storedApi((deps) => [listOverdueRoute(deps)]);
  const { world } = office;
  const opens = async (caseId: string, unitId: string) => {
    const records = [record({ recordId: `record-${caseId}` })];
    await world.does(repairCase, caseId, openCaseCommand({ caseId, unitId, records, receivedAt: world.now }));
    const enters = { type: 'enterStage' as const, stage: 'filed', generation: 1 };
    await world.does(repairCase, caseId, enters);
    await world.does(repairCase, caseId, { ...enters, stage: (await world.caseState(caseId)).stage } as typeof enters);
  };
  const late = ['market1', 'tax1', 'market2', 'tax2'];
  for (const caseId of [...late, 'market3', 'tax3']) await opens(caseId, caseId.startsWith('market') ? market : tax);
  world.now = later(world.now, 10);
  const raise = { type: 'raiseDueEvents' as const, escalateTo: { [market]: 'unit-hn-credit' } };
  for (const caseId of late) await world.does(repairCase, caseId, raise);
  await opens('market4', market);
  await opens('tax4', tax);
  return office;
};

describe('a supervisor sees what fell due', () => {
  it.each([
    ['in their own unit, though it was escalated elsewhere', market, ['market1', 'market2']],
    ['in their own unit once, where it was escalated to themselves', tax, ['tax1', 'tax2']],
    ['in the units they supervise', 'unit-hn-credit', ['market1', 'market2']],
    ['nowhere, where nothing concerns them', 'unit-hn-customs', []],
  ])('%s', async (_, unitId, expected) => {
    const { list } = await office();
    for (const limit of [1, 2, 50]) {
      const entries = await list(official(unitId, 'huainan', 'supervisor'), '/work-items/overdue', limit);
      expect(entries.map((item) => item.caseId).toSorted()).toEqual(expected);
    }
  });
});

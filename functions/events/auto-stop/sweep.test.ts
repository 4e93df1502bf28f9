/** Records end by themselves on the day after their longest publication, also when the sweep missed some days. */
import { expect, it } from 'vitest';
import { dishonestyRecord } from '#domain/record/record.ts';
import { recordReport } from '../../../tests/support/records.ts';
import { workflowWorld } from '../../../tests/support/workflow.ts';
import { sweepAutoStop } from './sweep.ts';

it('stops what has passed, refers what was never corrected, and leaves the rest', async () => {
  const { world, deps } = workflowWorld();
  const register = (id: string, determinedOn: string, correctedOn: string | null) =>
    world.does(dishonestyRecord, id, {
      type: 'registerRecord',
      report: recordReport({ decisionNumber: id, determinedOn }),
      correctedOn,
    } as { type: string });
  await register('passed', '2026-04-10', '2026-05-08');
  await register('uncorrected', '2026-04-10', null);
  await register('running', '2026-04-13', '2026-05-08');
  // Three days late: 2027-04-13 in Shanghai, the last day of the third.
  world.now = '2027-04-12T17:00:00.000Z';
  await sweepAutoStop(deps);
  await sweepAutoStop(deps);
  const stored = await Promise.all(
    ['passed', 'uncorrected', 'running'].map((id) => world.reader.load(dishonestyRecord, id)),
  );
  expect(stored.map(({ state, version }) => [state.publication?.state, state.flags, version])).toEqual([
    ['ended', ['sharingEffectUndetermined'], 2],
    ['published', ['sectorRuleRequired'], 2],
    ['published', [], 1],
  ]);
  world.now = '2027-04-13T16:00:00.000Z';
  await sweepAutoStop(deps);
  expect((await world.reader.load(dishonestyRecord, 'running')).state.publication?.state).toBe('ended');
});

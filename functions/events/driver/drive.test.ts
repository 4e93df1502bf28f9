/** The driver goes by what is stored, so the same event twice, late or out of order leads to the same calls. */
import { ExecutionAlreadyExists, SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { ApplicationEvent } from '#domain/application/application.ts';
import { repairCase } from '#domain/repair/repair-case.ts';
import { workflowWorld } from '../../../tests/support/workflow.ts';
import { market, openCaseCommand, proofOf, type RepairPlay, record, tax } from '../../../tests/support/world.ts';
import type { CloudEvent } from '../../shared/cloud-event.ts';
import { tokenWrite } from '../../shared/workflow/tokens.ts';
import { drive } from './drive.ts';

const caseEvent = (eventtype: string, data: Record<string, unknown> = {}): CloudEvent => ({
  specversion: '1.0',
  id: 'event-1',
  source: 'xinxiu',
  type: 'any',
  subject: 'case-1',
  time: '2026-10-12T01:30:00.000Z',
  sequence: 1,
  aggregatekind: 'repairCase',
  regionid: 'huainan',
  eventtype,
  data,
});

const stored = async (play: (play: RepairPlay) => RepairPlay) => {
  const workflow = workflowWorld();
  await workflow.world.stores(play);
  const { Put } = tokenWrite('cases', 'CASE', 'case-1', { stage: 'accepting', generation: 1, token: 'token-1' });
  workflow.world.tables.put('cases', Put?.Item ?? {});
  return { ...workflow, run: drive(workflow.deps) };
};
const accepted = (play: RepairPlay) => play.verifying();
const moved = caseEvent('RepairCaseAccepted', { stage: 'verifying' });

describe('an opened case', () => {
  it('gets one machine, named by case and generation, at the stage it has now', async () => {
    const { run, sfn, codes } = await stored(accepted);
    sfn.on(StartExecutionCommand).resolves({});
    await run(caseEvent('RepairCaseOpened', { stage: 'filed' }));
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toMatchObject({
      name: 'case-1-1',
      input: '{"caseId":"case-1","generation":1,"stage":"verifying"}',
    });
    expect(codes).toContain('MACHINE_STARTED');
  });

  it('that has its machine already is left at that', async () => {
    const { run, sfn } = await stored(accepted);
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists({ message: 'exists', $metadata: {} }));
    await expect(run(caseEvent('RepairCaseOpened'))).resolves.toBeUndefined();
  });

  it('whose machine cannot be started comes back to the queue', async () => {
    const { run, sfn } = await stored(accepted);
    sfn.on(StartExecutionCommand).rejects(new Error('throttled'));
    await expect(run(caseEvent('RepairCaseMachineRestarted'))).rejects.toThrow('throttled');
  });
});

describe('a decided stage', () => {
  it('ends the machine’s wait', async () => {
    const { run, sfn, tokens } = await stored(accepted);
    sfn.on(SendTaskSuccessCommand).resolves({});
    await run(moved);
    await run(moved);
    expect(sfn.commandCalls(SendTaskSuccessCommand).map((call) => call.args[0].input)).toEqual([
      { taskToken: 'token-1', output: '{"stage":"verifying"}' },
    ]);
    expect(tokens()).toEqual([]);
  });

  it('whose machine is gone starts a new generation, once', async () => {
    const { run, sfn, world, codes } = await stored(accepted);
    sfn.on(SendTaskSuccessCommand).rejects(Object.assign(new Error(), { name: 'TaskDoesNotExist' }));
    await run(moved);
    await run(moved);
    expect((await world.caseState()).machine.generation).toBe(2);
    expect(codes.filter((code) => code === 'MACHINE_RESTARTED')).toHaveLength(1);
  });

  it.each([
    ['an event that names no stage', caseEvent('WorkItemClaimed', { itemId: 'id-1' })],
    ['the entry itself', caseEvent('RepairCaseStageEntered', { stage: 'verifying' })],
  ])('%s ends no wait', async (_, event) => {
    const { run, sfn } = await stored(accepted);
    await run(event);
    expect(sfn.calls()).toEqual([]);
  });
});

describe('a filed application', () => {
  const cases = [
    { caseId: `application-1-${market}`, unitId: market, regionId: 'huainan', records: [record()] },
    { caseId: `application-1-${tax}`, unitId: tax, regionId: 'huainan', records: [record({ recordId: 'record-2' })] },
  ];
  const { commitment } = openCaseCommand();
  const filed = {
    ...caseEvent('RepairApplicationFiled', {
      subjectId: 'subject-1',
      regionId: 'huainan',
      filedBy: 'clerk-zhang',
      receivedAt: '2026-10-12T01:30:00.000Z',
      cases,
      materials: [
        proofOf('record-1'),
        proofOf('record-2'),
        { ...proofOf(), documentId: 'letter', recordId: undefined },
      ],
      commitment,
      banFlagged: false,
    }),
    subject: 'application-1',
  };
  // A bus event has been JSON: what is undefined is absent.
  const event = JSON.parse(JSON.stringify(filed)) as CloudEvent;

  it('becomes one case per determining unit, each with its own records and material; delivered twice, no more', async () => {
    const { world, deps } = workflowWorld();
    await drive(deps)(event);
    await drive(deps)(event);
    for (const planned of cases) {
      const { state, version } = await world.reader.load(repairCase, planned.caseId);
      const [recordId] = planned.records.map((one) => one.recordId);
      expect(version).toBe(1);
      expect(state).toMatchObject({ stage: 'filed', unitId: planned.unitId, applicationId: 'application-1' });
      expect(state.materials.map((m) => m.documentId)).toEqual([`proof-${recordId}`, 'letter']);
    }
  });

  it('of which a case cannot be opened comes back to the queue', async () => {
    const { world, deps } = workflowWorld();
    await world.asks(
      openCaseCommand({ caseId: 'other' }),
      { actor: { principalId: 'x', role: 'system' }, represents: [] },
      { id: 'other' },
    );
    await expect(drive(deps)(event)).rejects.toThrow('recordInOpenCase');
  });

  it('that is no application at all is refused loudly', async () => {
    const { deps } = workflowWorld();
    await expect(drive(deps)({ ...event, data: { cases } })).rejects.toThrow();
    expect(ApplicationEvent.safeParse({ type: 'RepairApplicationFiled', data: filed.data }).success).toBe(true);
  });
});

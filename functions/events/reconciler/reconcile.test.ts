/** What a crash leaves behind is found by state: events nobody published, waits nobody ended, machines that never came. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { later } from '../../../tests/support/context.ts';
import { workflowWorld } from '../../../tests/support/workflow.ts';
import { clerk, type RepairPlay } from '../../../tests/support/world.ts';
import { tokenWrite } from '../../shared/workflow/tokens.ts';
import { reconcile } from './reconcile.ts';

const crashed = async (play: (play: RepairPlay) => RepairPlay, minutesAgo = 5) => {
  const workflow = workflowWorld();
  await workflow.world.stores(play);
  workflow.world.now = later(workflow.world.now, 0, minutesAgo);
  const client = new EventBridgeClient({ region: 'cn-north-1' });
  const bridge = mockClient(client);
  bridge.on(PutEventsCommand).callsFake(({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'event' })) }));
  workflow.sfn.on(StartExecutionCommand).resolves({});
  workflow.sfn.on(SendTaskSuccessCommand).resolves({});
  const publish = { bridge: client, db: workflow.world.tables.db, busName: 'bus' };
  const ages: number[] = [];
  const unpublished = () =>
    ['cases', 'records']
      .flatMap((table) => workflow.world.tables.all(table))
      .filter((row) => String(row['sk']).startsWith('OUTBOX#'));
  const started = () => workflow.sfn.commandCalls(StartExecutionCommand).map((call) => call.args[0].input.name);
  return {
    ...workflow,
    ages,
    bridge,
    unpublished,
    started,
    run: () => reconcile({ ...workflow.deps, publish, outboxAge: (seconds) => ages.push(seconds) }),
  };
};
const opened = (play: RepairPlay) => play;

describe('events the stream did not deliver', () => {
  it('are published from both tables once they are a minute old', async () => {
    const { run, unpublished, world, ages } = await crashed((play) => play.accepting(), 0);
    const before = unpublished().length;
    await run();
    expect(unpublished()).toHaveLength(before);
    world.now = later(world.now, 0, 2);
    await run();
    expect(unpublished()).toEqual([]);
    await run();
    expect(ages).toEqual([0, 120, expect.any(Number)]);
  });

  it('of one item the bus refuses stay, the others go', async () => {
    const { run, unpublished, bridge, codes } = await crashed((play) => play.accepting());
    bridge
      .on(PutEventsCommand)
      .resolvesOnce({})
      .callsFake(({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'event' })) }));
    await run();
    expect(unpublished()).toHaveLength(1);
    expect(codes).toContain('SWEEP_ITEM_FAILED');
  });
});

describe('a machine', () => {
  it('that never came is given up for the next generation, once', async () => {
    const { run, started, world } = await crashed(opened);
    await run();
    await run();
    expect((await world.caseState()).machine.generation).toBe(2);
    expect(new Set(started())).toEqual(new Set(['case-1-2']));
  });

  it('that is not late is waited for', async () => {
    const { run, started } = await crashed(opened, 0);
    await run();
    expect(started()).toEqual([]);
  });

  it('that waits for a person is left alone, however long', async () => {
    const { run, started, world } = await crashed((play) => play.accepting(), 100_000);
    await run();
    expect(started()).toEqual([]);
    expect((await world.caseState()).machine.generation).toBe(1);
  });

  it('that an index row of yesterday calls late is left alone: the case itself says it waits', async () => {
    const { run, started, world } = await crashed((play) => play.accepting());
    const yesterday = { gsi4pk: 'MACHINE#0', gsi4sk: later(world.now, -1), id: 'case-1' };
    world.tables.put('cases', { pk: 'CASE#case-1', sk: 'STALE', ...yesterday });
    await run();
    expect(started()).toEqual([]);
    expect((await world.caseState()).machine.generation).toBe(1);
  });

  it('of a case that has ended is not started', async () => {
    const { run, started } = await crashed((play) => play.does({ type: 'withdraw', reason: '不办' }, clerk));
    await run();
    expect(started()).toEqual([]);
  });

  it('whose wait nobody ended is told the stage first, and keeps its generation', async () => {
    const { run, sfn, world, tokens } = await crashed((play) => {
      play.accepting();
      return play.on('accept', { type: 'accept', opinion: '齐全' }, play.officer('acceptor'));
    });
    const { Put } = tokenWrite('cases', 'CASE', 'case-1', { stage: 'accepting', generation: 1, token: 'token-1' });
    world.tables.put('cases', Put?.Item ?? {});
    await run();
    expect(sfn.commandCalls(SendTaskSuccessCommand)).toHaveLength(1);
    expect(tokens()).toEqual([]);
    expect((await world.caseState()).machine.generation).toBe(1);
  });

  it('that cannot be started fails alone: the sweep goes on and says so', async () => {
    const { run, sfn, codes } = await crashed(opened);
    sfn.on(StartExecutionCommand).rejects(new Error('throttled'));
    await expect(run()).resolves.toBeUndefined();
    expect(codes).toContain('SWEEP_ITEM_FAILED');
  });
});
